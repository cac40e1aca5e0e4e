package accelerator.local.personalize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// The operations on filters that make sense without the filter language: there never is a filter.
final class Filters {
  private Filters() {}

  static Map<String, Operation> operations() {
    return Map.of(
        "DescribeFilter", Filters::refuse,
        "DeleteFilter", Filters::refuse,
        "ListFilters", Filters::list);
  }

  /// The refusal of a filter's ARN.
  static Refusal notFound(String arn) {
    return Refusal.notFound("filter", arn);
  }

  private static ObjectNode refuse(Request request) {
    throw notFound(request.text("filterArn"));
  }

  private static ObjectNode list(Request request) {
    return Page.of("Filters", List.<String>of(), request, arn -> arn, _ -> Json.object());
  }
}
