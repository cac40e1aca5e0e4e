package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.RecommenderDomain;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A schema as it was created; it never changes, and it has no status.
///
/// @param text as it was given
/// @param content what the text says
record Schema(
    String arn,
    String name,
    String text,
    SchemaContent content,
    Optional<RecommenderDomain> domain,
    Instant created)
    implements Resource {

  @Override
  public Transition transition() {
    return Transition.of(ChangeKind.CREATE, created, Duration.ZERO);
  }

  ObjectNode described() {
    return summary().put("schema", text);
  }

  ObjectNode summary() {
    ObjectNode node = StrictJson.object().put("name", name).put("schemaArn", arn);
    domain.ifPresent(each -> node.put("domain", each.name()));
    PersonalizeJson.putDates(node, created, created);
    return node;
  }
}
