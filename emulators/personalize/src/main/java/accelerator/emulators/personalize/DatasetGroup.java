package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.RecommenderDomain;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// A dataset group, of a domain or custom.
record DatasetGroup(
    String arn,
    String name,
    Optional<RecommenderDomain> domain,
    Optional<String> roleArn,
    Optional<String> kmsKeyArn,
    Instant created,
    Transition transition)
    implements Resource {

  DatasetGroup in(Transition next) {
    return new DatasetGroup(arn, name, domain, roleArn, kmsKeyArn, created, next);
  }

  ObjectNode described(Instant now) {
    ObjectNode node = summary(now);
    roleArn.ifPresent(role -> node.put("roleArn", role));
    kmsKeyArn.ifPresent(key -> node.put("kmsKeyArn", key));
    return node;
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("name", name).put("datasetGroupArn", arn);
    node.put("status", status(now));
    domain.ifPresent(each -> node.put("domain", each.name()));
    PersonalizeJson.putDates(node, created, transition.updated(now));
    return node;
  }
}
