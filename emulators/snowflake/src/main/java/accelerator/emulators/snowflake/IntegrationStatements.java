package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes, alters, describes and drops storage integrations.
record IntegrationStatements(StageCatalogue catalogue, Privileges privileges) {
  private static final Set<String> INTEGRATION_OPTIONS =
      Set.of(
          "TYPE",
          "STORAGE_PROVIDER",
          "STORAGE_AWS_ROLE_ARN",
          "STORAGE_AWS_EXTERNAL_ID",
          "STORAGE_AWS_OBJECT_ACL",
          "ENABLED",
          "STORAGE_ALLOWED_LOCATIONS",
          "STORAGE_BLOCKED_LOCATIONS",
          "COMMENT");

  /// S3, and S3 in AWS GovCloud and in China.
  private static final Set<String> PROVIDERS = Set.of("S3", "S3GOV", "S3CHINA");

  /// Empty if the statement is about something else; the cursor has not moved then.
  Optional<StatementResult> run(SqlTokenCursor cursor, StatementExecution execution) {
    if (cursor.accept("CREATE", "OR", "REPLACE", "STORAGE", "INTEGRATION")) {
      return Optional.of(create(cursor, true, execution));
    }
    if (cursor.accept("CREATE", "STORAGE", "INTEGRATION")) {
      return Optional.of(create(cursor, false, execution));
    }
    if (accept(cursor, "ALTER")) {
      return Optional.of(alter(cursor));
    }
    if (accept(cursor, "DESC") || accept(cursor, "DESCRIBE")) {
      String name = cursor.name().last();
      cursor.expectEnd();
      return Optional.of(
          StatementResult.of(
              StatementKind.DESCRIBE,
              StageStatements.DESCRIPTION,
              catalogue.integration(name).description()));
    }
    return accept(cursor, "DROP") ? Optional.of(drop(cursor)) : Optional.empty();
  }

  private static boolean accept(SqlTokenCursor cursor, String verb) {
    return cursor.accept(verb, "STORAGE", "INTEGRATION") || cursor.accept(verb, "INTEGRATION");
  }

  private StatementResult create(
      SqlTokenCursor cursor, boolean isReplaced, StatementExecution execution) {
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.name().last();
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    options.allowOnly(INTEGRATION_OPTIONS);
    var _ = required(options, "TYPE", Set.of("EXTERNAL_STAGE"));
    String provider = required(options, "STORAGE_PROVIDER", PROVIDERS);
    privileges.require(
        "CREATE STORAGE INTEGRATION",
        "account",
        execution.session().account(),
        execution.session());
    boolean isThere = catalogue.findIntegration(name).isPresent();
    if (isThere && !isReplaced) {
      return StageStatements.already(name, ifMissing);
    }
    if (!options.has("STORAGE_ALLOWED_LOCATIONS")) {
      throw SnowflakeError.missingParameter("STORAGE_ALLOWED_LOCATIONS");
    }
    StorageIntegration blank =
        new StorageIntegration(
            name,
            provider,
            options
                .text("STORAGE_AWS_ROLE_ARN")
                .orElseThrow(() -> SnowflakeError.missingParameter("STORAGE_AWS_ROLE_ARN")),
            "LOCAL_SFCRole=1_" + execution.query().id(),
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            "");
    catalogue.put(changed(blank, options));
    return StageStatements.done("Integration %s successfully created.".formatted(name));
  }

  private StatementResult alter(SqlTokenCursor cursor) {
    boolean ifThere = cursor.accept("IF", "EXISTS");
    String name = cursor.name().last();
    cursor.expect("SET");
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    options.allowOnly(INTEGRATION_OPTIONS);
    if (ifThere && catalogue.findIntegration(name).isEmpty()) {
      return StageStatements.done("Statement executed successfully.");
    }
    catalogue.put(changed(catalogue.integration(name), options));
    return StageStatements.done("Statement executed successfully.");
  }

  private static StorageIntegration changed(StorageIntegration before, StatementOptions options) {
    return new StorageIntegration(
        before.name(),
        before.provider(),
        options.text("STORAGE_AWS_ROLE_ARN").orElse(before.roleArn()),
        options.text("STORAGE_AWS_EXTERNAL_ID").orElse(before.externalId()),
        options.flag("ENABLED", before.isEnabled()),
        options.texts("STORAGE_ALLOWED_LOCATIONS").orElse(before.allowed()),
        options.texts("STORAGE_BLOCKED_LOCATIONS").orElse(before.blocked()),
        options.text("STORAGE_AWS_OBJECT_ACL").or(before::objectAcl),
        options.text("COMMENT").orElse(before.comment()));
  }

  private StatementResult drop(SqlTokenCursor cursor) {
    boolean ifThere = cursor.accept("IF", "EXISTS");
    String name = cursor.name().last();
    cursor.expectEnd();
    return StageStatements.dropped("Integration", name, ifThere, catalogue.removeIntegration(name));
  }

  /// The option in upper case.
  private static String required(StatementOptions options, String name, Set<String> values) {
    String given = options.text(name).orElseThrow(() -> SnowflakeError.missingParameter(name));
    String folded = given.toUpperCase(Locale.ROOT);
    if (!values.contains(folded)) {
      throw SnowflakeError.unsupported("%s = %s".formatted(name, given));
    }
    return folded;
  }
}
