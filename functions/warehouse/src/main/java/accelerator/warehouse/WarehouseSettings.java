package accelerator.warehouse;

import accelerator.core.Domain;
import accelerator.core.Environment;
import accelerator.core.InvalidInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What this function is told by its environment.
///
/// @param owner the stack that it is a part of
/// @param login where and as whom it logs in
/// @param stage the stage whose URL is `s3://BUCKET/snowflake/`
/// @param sources each domain's own source table, as far as it is set
/// @param furtherTables the team's other tables, as far as they are set
/// @param bucket the data bucket
/// @param minimumWait the shortest wait between two looks
/// @param rules what the datasets' SQL is told
/// @param increments how incremental runs go on
record WarehouseSettings(
    StackOwner owner,
    Login login,
    QualifiedName stage,
    Map<Domain, QualifiedName> sources,
    Map<FurtherTable, QualifiedName> furtherTables,
    String bucket,
    Duration minimumWait,
    Rules rules,
    Increments increments) {

  /// How incremental runs go on from earlier ones.
  ///
  /// @param lateDays how many days before the newest interaction are read again, for late rows
  /// @param fullEvery one of so many runs imports everything
  record Increments(int lateDays, int fullEvery) {}

  /// Where and as whom to log in to Snowflake.
  ///
  /// @param proof how the user proves to be itself
  /// @param statementLimit after which Snowflake ends a statement that nobody waits for any more
  record Login(
      String jdbcUrl,
      String user,
      String role,
      String warehouse,
      String database,
      String schema,
      Proof proof,
      Duration statementLimit) {}

  /// How a user proves to be itself: never with a password.
  sealed interface Proof {

    /// By a token signed with a private key.
    ///
    /// @param secretArn the secret that holds the key, as PEM
    record KeyPair(String secretArn) implements Proof {}

    /// By the function's own AWS role, to which Snowflake's user is tied: there is no secret.
    record WorkloadIdentity() implements Proof {}
  }

  /// The choices that the datasets' SQL leaves open.
  ///
  /// @param categorySeparator what stands between the levels of a product's category
  /// @param defaultCategory the category of a product, or genre of a title, that has none
  /// @param countListViews whether a product seen in a list counts as a View
  /// @param stitchCookies whether a cookie's anonymous events belong to the one user it is known as
  record Rules(
      String categorySeparator,
      String defaultCategory,
      boolean countListViews,
      boolean stitchCookies) {
    Rules {
      int characters = defaultCategory.codePointCount(0, defaultCategory.length());
      if (characters > 1000 || !defaultCategory.matches("[^,\"\\\\\\r\\n\\t|]+")) {
        throw new InvalidInput(
            "DEFAULT_CATEGORY must be a text of at most 1000 characters without comma, quote,"
                + " backslash, pipe or line break, was '%s'".formatted(defaultCategory));
      }
    }
  }

  WarehouseSettings {
    sources = Map.copyOf(sources);
    furtherTables = Map.copyOf(furtherTables);
  }

  /// The schema of the stack's own tables, as the name of any of them.
  QualifiedName schema() {
    return named("any");
  }

  /// The name of a table of the stack's own schema.
  QualifiedName named(String table) {
    return new QualifiedName(login.database(), login.schema(), table);
  }

  /// @throws InvalidInput naming every variable that is not set, or one that is wrong and its value
  static WarehouseSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Login login = login(environment);
    String stage = environment.required("SNOWFLAKE_STAGE");
    String bucket = environment.required("BUCKET");
    String stackId = environment.required("STACK_ID");
    environment.check();
    return new WarehouseSettings(
        StackOwner.of(stackId),
        login,
        name("SNOWFLAKE_STAGE", stage, login),
        names(environment, login, Domain.values(), domain -> domain.name() + "_SOURCE"),
        names(environment, login, FurtherTable.values(), FurtherTable::variable),
        bucket,
        Duration.ofSeconds(environment.number("MINIMUM_WAIT_SECONDS", 5, 1, 3600)),
        rules(environment),
        new Increments(
            environment.number("LATE_DAYS", 3, 0, 30),
            environment.number("FULL_IMPORT_EVERY", 7, 1, 365)));
  }

  private static Login login(Environment environment) {
    return new Login(
        environment.required("SNOWFLAKE_JDBC_URL"),
        environment.required("SNOWFLAKE_USER"),
        environment.required("SNOWFLAKE_ROLE"),
        environment.required("SNOWFLAKE_WAREHOUSE"),
        environment.required("SNOWFLAKE_DATABASE"),
        environment.required("SNOWFLAKE_SCHEMA"),
        proof(environment),
        Duration.ofHours(1 + environment.number("WAREHOUSE_HOURS", 3, 1, 24)));
  }

  private static Proof proof(Environment environment) {
    String login = environment.optional("SNOWFLAKE_LOGIN").orElse("KEY_PAIR");
    return switch (login) {
      case "KEY_PAIR" -> new Proof.KeyPair(environment.required("SNOWFLAKE_PRIVATE_KEY_SECRET"));
      case "WORKLOAD_IDENTITY" -> new Proof.WorkloadIdentity();
      default ->
          throw new InvalidInput(
              "SNOWFLAKE_LOGIN must be KEY_PAIR or WORKLOAD_IDENTITY, was '%s'".formatted(login));
    };
  }

  private static Rules rules(Environment environment) {
    return new Rules(
        environment.optional("CATEGORY_SEPARATOR").orElse("/"),
        environment.optional("DEFAULT_CATEGORY").orElse("Uncategorised"),
        isOn(environment, "COUNT_LIST_VIEWS", false),
        isOn(environment, "STITCH_COOKIES", true));
  }

  private static boolean isOn(Environment environment, String name, boolean fallback) {
    String text = environment.optional(name).orElse(Boolean.toString(fallback));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInput("%s must be true or false, was '%s'".formatted(name, text));
    };
  }

  /// The tables that variables name, by what they are for.
  private static <T> Map<T, QualifiedName> names(
      Environment environment, Login login, T[] keys, Function<T, String> variable) {
    Map<T, QualifiedName> names = new HashMap<>();
    for (T key : keys) {
      String name = variable.apply(key);
      environment.optional(name).ifPresent(text -> names.put(key, name(name, text, login)));
    }
    return names;
  }

  private static QualifiedName name(String variable, String text, Login login) {
    try {
      return QualifiedName.parse(text, login.database(), login.schema());
    } catch (InvalidInput failure) {
      throw new InvalidInput(variable + ": " + failure.getMessage());
    }
  }
}
