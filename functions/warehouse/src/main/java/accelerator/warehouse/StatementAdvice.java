package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Explanation;
import accelerator.core.StatementFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What helps against a statement that Snowflake has refused, by Snowflake's code for the error.
///
/// @param settings whose role asked, in whose schema
record StatementAdvice(WarehouseSettings settings) {
  private static final int SYNTAX = 1003;
  private static final int NOT_THERE = 2003;
  private static final int NO_SUCH_OBJECT = 2043;
  private static final int INVALID_IDENTIFIER = 904;
  private static final int NOT_PRIVILEGED = 3001;
  private static final int CANCELLED = 604;
  private static final int TOO_LATE = 630;
  private static final int NO_WAREHOUSE = 606;
  private static final int QUOTA_EXCEEDED = 90_073;

  /// How Snowflake says that a statement could not even begin: it is wrong as it is written.
  private static final String NOT_COMPILED = "SQL compilation error";

  /// What is said where nothing better is known.
  private static final String DEFAULT = Explanation.of("StatementFailed", "", "").next();

  private static final Pattern PRIVILEGE =
      Pattern.compile("Insufficient privileges to operate on ([\\w ]+?) '([^']*)'");

  /// Whether a failure says that what a statement names is not there, or not to be seen: Snowflake
  /// tells one from the other to nobody.
  static boolean tellsOfMissing(StatementFailed failure) {
    return failure.code() == NOT_THERE || failure.code() == NO_SUCH_OBJECT;
  }

  /// An action that says of what Snowflake refuses what to do about it.
  Actions.Action around(Actions.Action action) {
    return payload -> {
      try {
        return action.handle(payload);
      } catch (StatementFailed failure) {
        throw advised(failure);
      }
    };
  }

  private StatementFailed advised(StatementFailed failure) {
    String message = String.valueOf(failure.getMessage());
    Explanation told = Explanation.of("StatementFailed", message, "");
    Optional<String> next = next(failure.code(), told);
    return next.isEmpty() || !told.next().equals(DEFAULT)
        ? failure
        : new StatementFailed(
            new Explanation(told.cause(), told.where(), next.get(), told.also()), failure.code());
  }

  private Optional<String> next(int code, Explanation told) {
    return switch (code) {
      case SYNTAX, INVALID_IDENTIFIER -> Optional.of(mend(told));
      case NOT_THERE, NO_SUCH_OBJECT ->
          Optional.of("let the table be there, or grant role %s to read it".formatted(role()));
      case NOT_PRIVILEGED -> Optional.of(grant(told.cause()));
      case SetupStatements.NOT_TRUSTED ->
          Optional.of(
              "let the AWS role that the cause names trust Snowflake's user again: deploy the"
                  + " stack, which writes its trust policy, and see that no policy of the"
                  + " organisation forbids it");
      case CANCELLED ->
          Optional.of("see that nobody cancels it; where nobody did, " + largerWarehouse());
      case TOO_LATE -> Optional.of(largerWarehouse());
      case NO_WAREHOUSE ->
          Optional.of(
              "let the warehouse %s be there and role %s use it, as sql/snowflake/grants.sql grants"
                      .formatted(warehouse(), role())
                  + " it, or name another as SnowflakeWarehouse");
      case QUOTA_EXCEEDED ->
          Optional.of(
              "let the warehouse %s resume: raise the quota of the resource monitor that the cause"
                      .formatted(warehouse())
                  + " names, wait for its next period, or name another warehouse as"
                  + " SnowflakeWarehouse");
      default -> told.cause().contains(NOT_COMPILED) ? Optional.of(mend(told)) : Optional.empty();
    };
  }

  private String largerWarehouse() {
    return "let a larger warehouse than %s run it as SnowflakeWarehouse, or a shorter window"
        .formatted(warehouse());
  }

  private static String mend(Explanation told) {
    return "mend %s and deploy".formatted(told.where().orElse("the statement that it names"));
  }

  private String grant(String cause) {
    Matcher lacking = PRIVILEGE.matcher(cause);
    if (lacking.find() && lacking.group(1).equals("schema")) {
      return "run as the schema's owner: " + grantOfSchema();
    }
    return lacking.reset().find()
        ? "let the owner of %s '%s' grant role %s what sql/snowflake/grants.sql lists"
            .formatted(lacking.group(1), lacking.group(2), role())
        : "grant role %s what sql/snowflake/grants.sql lists".formatted(role());
  }

  private String grantOfSchema() {
    WarehouseSettings.Login login = settings.login();
    return oneLine(
        Script.load("sql/snowflake/grant_schema.sql")
            .bind(
                Map.of(
                    "schema",
                    SqlFragment.schema(login.database(), login.schema()),
                    "role",
                    SqlFragment.identifier(role())),
                Map.of()));
  }

  /// A statement as one line that can be pasted.
  static String oneLine(BoundScript statement) {
    return statement.code().replaceAll("\\s+", " ").replaceFirst(";$", "");
  }

  /// What failed, told with the first of several as the cause.
  static StatementFailed failed(List<String> said, int code, Optional<SqlPlace> where) {
    if (said.size() == 1 && where.isEmpty()) {
      return new StatementFailed(said.getFirst(), code);
    }
    Explanation told =
        new Explanation(
            where.isPresent() ? SqlPlace.without(said.getFirst()) : said.getFirst(),
            where.map(SqlPlace::toString),
            DEFAULT,
            said.subList(1, said.size()));
    return new StatementFailed(told, code);
  }

  private String warehouse() {
    return settings.login().warehouse();
  }

  private String role() {
    return settings.login().role();
  }
}
