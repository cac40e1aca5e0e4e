package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.personalize.filters.FilterExpression;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A filter of a dataset group.
///
/// @param text the expression as it was given
/// @param expression what the text says
record Filter(
    String arn,
    String name,
    String groupArn,
    String text,
    FilterExpression expression,
    Instant created,
    Transition transition)
    implements Resource {

  Filter in(Transition next) {
    return new Filter(arn, name, groupArn, text, expression, created, next);
  }

  ObjectNode described(Instant now) {
    return summary(now).put("filterExpression", text);
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("name", name).put("filterArn", arn);
    node.put("datasetGroupArn", groupArn).put("status", status(now));
    PersonalizeJson.putDates(node, created, transition.updated(now));
    return node;
  }
}
