package accelerator.personalize;

import accelerator.core.DatasetSchema;
import accelerator.core.ResourceFailed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Dataset;
import software.amazon.awssdk.services.personalize.model.Domain;

/// The schemas and datasets of a domain: described, created, or moved to a changed schema.
record Datasets(PersonalizeClient personalize, Names names) {

  /// Looks at the dataset, asks for it, or for the schema that its `.avsc` says.
  ///
  /// @throws ResourceFailed when it never will be as it should
  void look(StageLook look, accelerator.core.Dataset type, DatasetSchema schema) {
    String change = "dataset " + type.key();
    List<String> changes = List.of(change, "schema-of " + type.key());
    if (!look.isDone(change) && !look.isLeft(changes, names.datasetArn(type))) {
      look.attempt(
          change,
          names.datasetArn(type),
          Quota.DATASETS,
          () -> describe(look, change, type, schema));
    }
  }

  private boolean describe(
      StageLook look, String change, accelerator.core.Dataset type, DatasetSchema schema) {
    String arn = names.datasetArn(type);
    Optional<Dataset> found =
        Service.find(() -> personalize.describeDataset(r -> r.datasetArn(arn)).dataset());
    if (found.isEmpty()) {
      Optional<String> schemaArn = schemaArn(look, type, schema);
      schemaArn.ifPresent(
          known -> {
            create(type, known);
            look.asked(change, arn);
          });
      return false;
    }
    Dataset dataset = found.get();
    String update = "schema-of " + type.key();
    if (!Status.isActive(arn, dataset.status(), "see the dataset in the Personalize console")) {
      look.pending(
          look.hasBegun(update) ? update : change,
          arn,
          look.hasBegun(update) ? null : dataset.creationDateTime());
      return false;
    }
    if (!dataset.schemaArn().equals(names.schemaArn(type, schema))) {
      schemaArn(look, type, schema)
          .ifPresent(wanted -> update(look, update, type, dataset, wanted));
      return false;
    }
    look.done(update, dataset.lastUpdatedDateTime());
    look.done(change, dataset.lastUpdatedDateTime());
    return true;
  }

  private void create(accelerator.core.Dataset type, String schemaArn) {
    personalize.createDataset(
        r ->
            r.name(names.dataset(type))
                .datasetType(type.key().toUpperCase(Locale.ROOT))
                .datasetGroupArn(names.datasetGroupArn())
                .schemaArn(schemaArn)
                .tags(StackTag.of(names.settings())));
  }

  /// Personalize replaces the schema of items and users only, and only by one that adds columns
  /// which allow null (UpdateDataset in its API reference).
  private void update(
      StageLook look,
      String change,
      accelerator.core.Dataset type,
      Dataset dataset,
      String wanted) {
    if (type == accelerator.core.Dataset.INTERACTIONS) {
      throw new ResourceFailed(
          "%s has schema %s and cannot move to %s: Personalize never replaces the schema of interactions"
              .formatted(dataset.datasetArn(), dataset.schemaArn(), wanted));
    }
    boolean refused =
        dataset.latestDatasetUpdate() != null
            && wanted.equals(dataset.latestDatasetUpdate().schemaArn())
            && Status.of(dataset.latestDatasetUpdate().status()) == Status.FAILED;
    if (refused) {
      throw new ResourceFailed(
          "%s cannot move to %s: %s"
              .formatted(
                  dataset.datasetArn(), wanted, dataset.latestDatasetUpdate().failureReason()));
    }
    personalize.updateDataset(r -> r.datasetArn(dataset.datasetArn()).schemaArn(wanted));
    look.asked(change, dataset.datasetArn());
  }

  /// Schemas have no status: one that exists can be used.
  private Optional<String> schemaArn(
      StageLook look, accelerator.core.Dataset type, DatasetSchema schema) {
    String arn = names.schemaArn(type, schema);
    return look.attempt(
        "schema " + type.key(),
        arn,
        Quota.SCHEMAS,
        () -> {
          if (Service.find(() -> personalize.describeSchema(r -> r.schemaArn(arn))).isEmpty()) {
            personalize.createSchema(
                r ->
                    r.name(names.schema(type, schema))
                        .schema(schema.text())
                        .domain(Domain.fromValue(names.domain().name())));
          }
          return arn;
        });
  }
}
