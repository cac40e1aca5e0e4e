package accelerator.personalize;

import accelerator.core.DatasetSchema;
import accelerator.core.ResourceFailed;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Dataset;
import software.amazon.awssdk.services.personalize.model.Domain;

/// The schemas and datasets of a domain: described, created, or moved to a changed schema.
record Datasets(PersonalizeClient personalize, Names names) {

  /// Whether the dataset is there, with the schema that its `.avsc` says.
  ///
  /// @throws ResourceFailed when it never will be
  boolean isReady(accelerator.core.Dataset type, DatasetSchema schema) {
    String arn = names.datasetArn(type);
    Optional<Dataset> found =
        Service.find(() -> personalize.describeDataset(r -> r.datasetArn(arn)).dataset());
    if (found.isEmpty()) {
      create(type, schemaArn(type, schema));
      return false;
    }
    Dataset dataset = found.get();
    if (!Status.isActive(arn, dataset.status(), "see the dataset in the Personalize console")) {
      return false;
    }
    if (dataset.schemaArn().equals(names.schemaArn(type, schema))) {
      return true;
    }
    update(type, dataset, schema);
    return false;
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
  private void update(accelerator.core.Dataset type, Dataset dataset, DatasetSchema schema) {
    String wanted = schemaArn(type, schema);
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
  }

  /// Schemas have no status: one that exists can be used.
  private String schemaArn(accelerator.core.Dataset type, DatasetSchema schema) {
    String arn = names.schemaArn(type, schema);
    if (Service.find(() -> personalize.describeSchema(r -> r.schemaArn(arn))).isEmpty()) {
      personalize.createSchema(
          r ->
              r.name(names.schema(type, schema))
                  .schema(schema.text())
                  .domain(Domain.fromValue(names.domain().name())));
    }
    return arn;
  }
}
