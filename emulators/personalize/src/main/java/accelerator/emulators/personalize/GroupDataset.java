package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.DatasetType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// A dataset of a group.
///
/// @param schemaArn of the schema that it had before its latest update
/// @param update the schema that the latest update gives it, if there was one
record GroupDataset(
    String arn,
    String name,
    String groupArn,
    DatasetType type,
    String schemaArn,
    Optional<SchemaUpdate> update,
    Instant created,
    Transition transition,
    DatasetContents contents)
    implements Resource {

  /// A change to another schema.
  record SchemaUpdate(String schemaArn, Transition transition) {}

  GroupDataset in(Transition next) {
    return new GroupDataset(arn, name, groupArn, type, schemaArn, update, created, next, contents);
  }

  GroupDataset with(SchemaUpdate next, Instant now) {
    return new GroupDataset(
        arn,
        name,
        groupArn,
        type,
        schemaArn(now),
        Optional.of(next),
        created,
        next.transition(),
        contents);
  }

  /// Of the schema by which its files are read now.
  String schemaArn(Instant now) {
    return finishedUpdate(now).map(SchemaUpdate::schemaArn).orElse(schemaArn);
  }

  /// Whether it has a schema, or is about to get it.
  boolean usesSchema(String wanted, Instant now) {
    return schemaArn(now).equals(wanted)
        || update.filter(each -> each.schemaArn().equals(wanted)).isPresent();
  }

  ObjectNode described(Instant now) {
    ObjectNode node = summary(now);
    node.put("datasetGroupArn", groupArn);
    node.put("schemaArn", schemaArn(now));
    finishedUpdate(now)
        .ifPresent(
            each -> {
              ObjectNode latest = node.putObject("latestDatasetUpdate");
              latest.put("schemaArn", each.schemaArn()).put("status", "ACTIVE");
              Transition change = each.transition();
              PersonalizeJson.putDates(latest, change.begun(), change.updated(now));
            });
    return node;
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("name", name).put("datasetArn", arn);
    node.put("datasetType", type.name()).put("status", status(now));
    PersonalizeJson.putDates(node, created, transition.updated(now));
    return node;
  }

  private Optional<SchemaUpdate> finishedUpdate(Instant now) {
    return update.filter(each -> each.transition().hasSucceeded(now));
  }
}
