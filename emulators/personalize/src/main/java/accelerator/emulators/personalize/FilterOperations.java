package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.personalize.filters.FilterExpression;
import accelerator.emulators.personalize.filters.InvalidFilter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The operations on filters.
final class FilterOperations {
  private final Region region;
  private final TagOperations tags;

  FilterOperations(Region region, TagOperations tags) {
    this.region = region;
    this.tags = tags;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateFilter", this::create,
        "DescribeFilter", this::describe,
        "ListFilters", this::list,
        "DeleteFilter", this::delete);
  }

  private ObjectNode create(PersonalizeRequest request) {
    String name = request.text("name");
    String arn = region.settings().arn("filter", name);
    region.filters().demandFree(arn);
    DatasetGroup group = region.groups().active(request.text("datasetGroupArn"));
    String text = request.text("filterExpression");
    FilterExpression expression = parsed(text);
    FilterCheck.check(expression, new GroupData(region, group.arn()).schemas());
    demandQuotas(group.arn(), expression);
    tags.create(arn, request);
    region
        .filters()
        .put(
            new Filter(
                arn,
                name,
                group.arn(),
                text,
                expression,
                region.now(),
                region.begin(ChangeKind.CREATE, region.settings().durations().filter())));
    return StrictJson.object().put("filterArn", arn);
  }

  private static FilterExpression parsed(String text) {
    try {
      return FilterExpression.parse(text);
    } catch (InvalidFilter failure) {
      throw Refusal.invalidInput("%s", String.valueOf(failure.getMessage()));
    }
  }

  /// The texts of these refusals could not be verified against the service.
  private void demandQuotas(String groupArn, FilterExpression expression) {
    Quotas quotas = region.settings().quotas();
    List<Filter> others = ofGroup(Optional.of(groupArn));
    if (others.size() >= quotas.filtersPerGroup()) {
      throw Refusal.limitExceeded(
          "More than %d filters in %s.", quotas.filtersPerGroup(), groupArn);
    }
    Set<String> fields = FilterCheck.fields(expression);
    if (fields.size() > quotas.fieldsPerFilter()) {
      throw Refusal.limitExceeded(
          "More than %d distinct dataset fields in a filter.", quotas.fieldsPerFilter());
    }
    Set<String> all = new HashSet<>(fields);
    others.forEach(filter -> all.addAll(FilterCheck.fields(filter.expression())));
    if (all.size() > quotas.filterFieldsPerGroup()) {
      throw Refusal.limitExceeded(
          "More than %d distinct dataset fields in the filters of %s.",
          quotas.filterFieldsPerGroup(), groupArn);
    }
  }

  private ObjectNode describe(PersonalizeRequest request) {
    Filter filter = region.filters().get(request.text("filterArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("filter", filter.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    return ListPage.of(
        "Filters",
        ofGroup(request.find("datasetGroupArn")),
        request,
        Filter::arn,
        filter -> filter.summary(region.now()));
  }

  private ObjectNode delete(PersonalizeRequest request) {
    Filter filter = region.filters().settled(request.text("filterArn"));
    region
        .filters()
        .put(filter.in(region.begin(ChangeKind.DELETE, region.settings().durations().deletion())));
    return StrictJson.object();
  }

  private List<Filter> ofGroup(Optional<String> group) {
    return region.filters().all().stream()
        .filter(each -> group.isEmpty() || each.groupArn().equals(group.get()))
        .toList();
  }
}
