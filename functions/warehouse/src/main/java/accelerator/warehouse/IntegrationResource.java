package accelerator.warehouse;

import accelerator.core.InvalidInput;
import accelerator.core.StackRequest;
import accelerator.core.StatementFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `Custom::StorageIntegration`: what lets Snowflake write to the data bucket. Its properties are
/// `Integration` (its name), `RoleArn` (the AWS role that Snowflake will assume, which need not be
/// there yet), `Bucket`, and whose login makes it ({@link AskedLogin}).
///
/// It answers whom that role must trust: `IamUserArn` and `ExternalId`.
record IntegrationResource(SetupStatements statements) implements SnowflakeResource {
  private static final String GRANT = "grant_integration";

  @Override
  public String id(JsonNode properties) {
    return QualifiedName.part(StackOwner.property(properties, "Integration"));
  }

  @Override
  public Map<String, String> converge(StackRequest request) {
    StackOwner owner = StackOwner.of(request);
    String id = id(request.properties());
    Map<String, SqlFragment> names = names(request.properties(), owner, id);
    statements.run("create_integration", names, GRANT);
    Map<String, String> found = describe(names);
    String comment = found.getOrDefault("COMMENT", "");
    if (!comment.equals(owner.name())) {
      throw new InvalidInput(
          "storage integration %s is not of stack %s: its comment is '%s'. Choose another name as SnowflakeIntegration"
              .formatted(id, owner.name(), comment));
    }
    if (!found.entrySet().containsAll(wanted(request.properties(), owner).entrySet())) {
      statements.run("alter_integration", names, GRANT);
    }
    String user = found.get("STORAGE_AWS_IAM_USER_ARN");
    if (user == null) {
      throw new StatementFailed("describe_integration: there is no STORAGE_AWS_IAM_USER_ARN");
    }
    return Map.of("IamUserArn", user, "ExternalId", owner.externalId());
  }

  @Override
  public void drop(StackRequest request, String id) {
    Map<String, SqlFragment> names = Map.of("integration", SqlFragment.identifier(id));
    boolean isOurs =
        SetupStatements.named(statements.run("find_integration", names, GRANT), id).stream()
            .anyMatch(row -> row.is("comment", StackOwner.of(request).name()));
    if (isOurs) {
      statements.run("drop_integration", names, GRANT);
    }
  }

  private Map<String, String> describe(Map<String, SqlFragment> names) {
    Map<String, String> properties = new HashMap<>();
    List<ResultRow> rows = statements.run("describe_integration", names, GRANT);
    rows.forEach(
        row ->
            row.text("property")
                .ifPresent(
                    property -> properties.put(property, row.text("property_value").orElse(""))));
    return properties;
  }

  private static Map<String, String> wanted(JsonNode properties, StackOwner owner) {
    return Map.of(
        "ENABLED", "true",
        "STORAGE_AWS_ROLE_ARN", StackOwner.property(properties, "RoleArn"),
        "STORAGE_AWS_EXTERNAL_ID", owner.externalId(),
        "STORAGE_ALLOWED_LOCATIONS",
            owner.cloud().stageUrl(StackOwner.property(properties, "Bucket")));
  }

  private static Map<String, SqlFragment> names(JsonNode properties, StackOwner owner, String id) {
    return Map.of(
        "integration", SqlFragment.identifier(id),
        "role_arn", SqlFragment.quotable(StackOwner.property(properties, "RoleArn")),
        "external_id", SqlFragment.quotable(owner.externalId()),
        "provider", SqlFragment.quotable(owner.cloud().provider()),
        "scheme", SqlFragment.quotable(owner.cloud().scheme()),
        "bucket", SqlFragment.quotable(StackOwner.property(properties, "Bucket")),
        "stack", SqlFragment.quotable(owner.name()));
  }
}
