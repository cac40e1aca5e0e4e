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
  private static final int INVALID_IDENTIFIER = 904;
  private static final int NOT_PRIVILEGED = 3001;
  private static final int CANCELLED = 604;
  private static final int TOO_LATE = 630;

  /// What is said where nothing better is known.
  private static final String DEFAULT = Explanation.of("StatementFailed", "", "").next();

  private static final Pattern PRIVILEGE =
      Pattern.compile("Insufficient privileges to operate on ([\\w ]+?) '([^']*)'");

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
      case SYNTAX, INVALID_IDENTIFIER ->
          Optional.of(
              "mend %s and deploy".formatted(told.where().orElse("the statement that it names")));
      case NOT_THERE ->
          Optional.of("let the table be there, or grant role %s to read it".formatted(role()));
      case NOT_PRIVILEGED -> Optional.of(grant(told.cause()));
      case SetupStatements.NOT_TRUSTED ->
          Optional.of(
              "let the AWS role that the cause names trust Snowflake's user again: deploy the"
                  + " stack, which writes its trust policy, and see that no policy of the"
                  + " organisation forbids it");
      case CANCELLED, TOO_LATE ->
          Optional.of(
              "let a larger warehouse than %s run it as SnowflakeWarehouse, or a shorter window"
                  .formatted(settings.login().warehouse()));
      default -> Optional.empty();
    };
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

  private String role() {
    return settings.login().role();
  }
}
