package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.RecommenderDomain;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/// The operations on schemas.
final class SchemaOperations {
  private final Region region;

  SchemaOperations(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateSchema", this::create,
        "DescribeSchema", this::describe,
        "ListSchemas", this::list,
        "DeleteSchema", this::delete);
  }

  /// Whether the service finds a domain's missing field here or at CreateDataset could not be
  /// verified; here a schema that names its domain is checked at once.
  private ObjectNode create(PersonalizeRequest request) {
    String name = request.text("name");
    String arn = region.settings().arn("schema", name);
    region.schemas().demandFree(arn);
    SchemaContent content = SchemaReader.read(request.text("schema"));
    Optional<RecommenderDomain> domain = request.find("domain").map(RecommenderDomain::valueOf);
    DomainFields.check(content, domain);
    int limit = region.settings().quotas().schemas();
    if (region.schemas().all().size() >= limit) {
      throw Refusal.limitExceeded("More than %d schemas.", limit);
    }
    region
        .schemas()
        .put(new Schema(arn, name, request.text("schema"), content, domain, region.now()));
    return StrictJson.object().put("schemaArn", arn);
  }

  private ObjectNode describe(PersonalizeRequest request) {
    Schema schema = region.schemas().get(request.text("schemaArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("schema", schema.described());
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    return ListPage.of("schemas", region.schemas().all(), request, Schema::arn, Schema::summary);
  }

  private ObjectNode delete(PersonalizeRequest request) {
    String arn = region.schemas().get(request.text("schemaArn")).arn();
    region.datasets().all().stream()
        .filter(dataset -> dataset.usesSchema(arn, region.now()))
        .findFirst()
        .ifPresent(
            dataset -> {
              throw Refusal.inUse("The schema %s is used by %s", arn, dataset.arn());
            });
    region.schemas().remove(arn);
    return StrictJson.object();
  }
}
