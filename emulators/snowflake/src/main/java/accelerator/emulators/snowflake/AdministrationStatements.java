package accelerator.emulators.snowflake;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an administrator does once: makes roles, warehouses and users, and grants. Users can log in
/// from then on. Roles and warehouses are taken note of by nobody, since the settings' own is the
/// only one of each; of privileges only those that were withheld matter.
final class AdministrationStatements {
  private static final Set<String> PRIVILEGES =
      Set.of(
          "USAGE",
          "SELECT",
          "CREATE TABLE",
          "CREATE STAGE",
          "CREATE FILE FORMAT",
          "CREATE VIEW",
          "CREATE STORAGE INTEGRATION",
          "CREATE INTEGRATION");
  private static final Set<String> KINDS =
      Set.of(
          "WAREHOUSE",
          "DATABASE",
          "SCHEMA",
          "INTEGRATION",
          "STAGE",
          "FILE FORMAT",
          "ALL TABLES IN SCHEMA",
          "FUTURE TABLES IN SCHEMA",
          "ALL VIEWS IN SCHEMA",
          "FUTURE VIEWS IN SCHEMA");
  private static final Set<String> USER_OPTIONS =
      Set.of("TYPE", "DEFAULT_ROLE", "DEFAULT_WAREHOUSE", "RSA_PUBLIC_KEY", "WORKLOAD_IDENTITY");
  private static final Set<String> WAREHOUSE_OPTIONS =
      Set.of(
          "WAREHOUSE_SIZE",
          "AUTO_SUSPEND",
          "AUTO_RESUME",
          "INITIALLY_SUSPENDED",
          "STATEMENT_TIMEOUT_IN_SECONDS");

  private final Users users;
  private final Privileges privileges;
  private final StageCatalogue catalogue;

  AdministrationStatements(Users users, Privileges privileges, StageCatalogue catalogue) {
    this.users = users;
    this.privileges = privileges;
    this.catalogue = catalogue;
  }

  /// Empty if the statement is about something else; the cursor has not moved then.
  Optional<StatementResult> run(SqlTokenCursor cursor, StatementExecution execution) {
    if (cursor.accept("GRANT")) {
      return Optional.of(grant(cursor, execution));
    }
    for (String kind : List.of("ROLE", "WAREHOUSE", "USER")) {
      if (cursor.accept("CREATE", kind)) {
        Privileges.requireAdministrator(execution.session());
        return Optional.of(create(kind, cursor));
      }
    }
    return Optional.empty();
  }

  private StatementResult create(String kind, SqlTokenCursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.name().last();
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    switch (kind) {
      case "USER" -> createUser(name, options);
      case "WAREHOUSE" -> options.allowOnly(WAREHOUSE_OPTIONS);
      default -> options.allowOnly(Set.of("COMMENT"));
    }
    return done(
        "%s %s successfully created."
            .formatted(kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT), name));
  }

  private void createUser(String name, StatementOptions options) {
    options.allowOnly(USER_OPTIONS);
    if (users.find(name).isPresent()) {
      return;
    }
    StatementOptions identity = options.nested("WORKLOAD_IDENTITY");
    identity.allowOnly(Set.of("TYPE", "ARN"));
    users.add(
        name,
        new SnowflakeSettings.User(
            options.text("RSA_PUBLIC_KEY").map(AdministrationStatements::key).stream().toList(),
            Optional.empty(),
            identity.text("ARN")));
  }

  /// A public key as Snowflake takes it: Base64 without the lines around.
  private static RSAPublicKey key(String text) {
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(text);
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw SnowflakeError.invalidValue(text, "RSA_PUBLIC_KEY");
    }
  }

  private StatementResult grant(SqlTokenCursor cursor, StatementExecution execution) {
    Privileges.requireAdministrator(execution.session());
    if (cursor.accept("ROLE")) {
      cursor.name();
    } else {
      Set<String> granted = privileges(cursor);
      if (!cursor.accept("ACCOUNT")) {
        object(cursor, execution);
      }
      privileges.grant(granted);
    }
    cursor.expect("TO");
    if (cursor.accept("USER")) {
      String user = cursor.name().last();
      if (users.find(user).isEmpty()) {
        throw SnowflakeError.missing("User", user);
      }
    } else {
      cursor.expect("ROLE");
      cursor.name();
    }
    cursor.expectEnd();
    return done("Statement executed successfully.");
  }

  /// The privileges up to `on`.
  private static Set<String> privileges(SqlTokenCursor cursor) {
    Set<String> found = new HashSet<>();
    do {
      List<String> words = new ArrayList<>();
      while (!cursor.sees(",") && !cursor.sees("ON")) {
        words.add(cursor.next().name());
      }
      String privilege = String.join(" ", words);
      if (!PRIVILEGES.contains(privilege)) {
        throw SnowflakeError.unsupported("GRANT " + privilege);
      }
      found.add(privilege);
    } while (cursor.accept(","));
    cursor.expect("ON");
    return found;
  }

  /// Steps over what is granted on, which must be there where it can be known.
  private void object(SqlTokenCursor cursor, StatementExecution execution) {
    String kind =
        KINDS.stream()
            .filter(each -> cursor.accept(each.split(" ", -1)))
            .findFirst()
            .orElseThrow(cursor::unexpected);
    ObjectName name = cursor.name();
    boolean isThere =
        switch (kind) {
          case "WAREHOUSE" -> true;
          case "DATABASE" -> execution.warehouse().hasDatabase(name.last());
          case "INTEGRATION" -> catalogue.findIntegration(name.last()).isPresent();
          case "STAGE" -> catalogue.findStage(name.in(execution.session())).isPresent();
          case "FILE FORMAT" -> catalogue.findFormat(name.in(execution.session())).isPresent();
          default ->
              execution
                  .warehouse()
                  .hasSchema(
                      name.parts().size() > 1
                          ? name.parts().getFirst()
                          : execution.session().database(),
                      name.last());
        };
    if (!isThere) {
      throw SnowflakeError.missing(kind, name.dotted());
    }
  }

  private static StatementResult done(String text) {
    return StatementResult.status(StatementKind.DEFINITION, text);
  }
}
