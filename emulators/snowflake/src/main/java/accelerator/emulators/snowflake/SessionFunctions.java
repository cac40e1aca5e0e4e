package accelerator.emulators.snowflake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts the session's own facts and the statement's time into a statement: `current_timestamp`,
/// `sysdate()`, `current_role()` and the like become literals.
///
/// `current_timestamp` and its kin are a `timestamp_ltz`; `sysdate()` is a `timestamp_ntz` in UTC.
final class SessionFunctions implements DialectRewrite {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final SnowflakeSession session;
  private final Instant now;

  SessionFunctions(SnowflakeSession session, Instant now) {
    this.session = session;
    this.now = now;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    int at = 0;
    while (at < statement.size()) {
      SqlToken token = statement.get(at);
      int end = callEnd(statement, at);
      boolean isMember = at > 0 && statement.get(at - 1).is(".");
      Optional<List<SqlToken>> literal =
          token.kind() == SqlToken.Kind.WORD && !isMember
              ? literal(token, end > at + 1)
              : Optional.empty();
      if (literal.isEmpty()) {
        result.add(token);
        at++;
      } else {
        result.addAll(literal.get());
        at = end;
      }
    }
    return result;
  }

  /// Where a call without arguments, or with a precision alone, ends; else the next token.
  private static int callEnd(List<SqlToken> statement, int at) {
    for (int length = 3; length <= 4; length++) {
      int last = at + length - 1;
      if (last < statement.size()
          && statement.get(at + 1).is("(")
          && statement.get(last).is(")")
          && (length == 3 || statement.get(at + 2).kind() == SqlToken.Kind.NUMBER)) {
        return last + 1;
      }
    }
    return at + 1;
  }

  private Optional<List<SqlToken>> literal(SqlToken token, boolean hasBrackets) {
    int start = token.start();
    return switch (token.name()) {
      case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" ->
          Optional.of(ComposedSql.local(TIMESTAMP.format(utc()), start));
      case "CURRENT_DATE" ->
          Optional.of(
              ComposedSql.of("CAST('%s' AS DATE)".formatted(wallClock().toLocalDate()), start));
      case "CURRENT_TIME", "LOCALTIME" ->
          Optional.of(
              ComposedSql.of("CAST('%s' AS TIME)".formatted(wallClock().toLocalTime()), start));
      default -> hasBrackets ? function(token.name(), start) : Optional.empty();
    };
  }

  private Optional<List<SqlToken>> function(String name, int start) {
    return switch (name) {
      case "GETDATE", "SYSTIMESTAMP" ->
          Optional.of(ComposedSql.local(TIMESTAMP.format(utc()), start));
      case "SYSDATE" -> Optional.of(ComposedSql.timestamp(TIMESTAMP.format(utc()), start));
      case "CURRENT_USER" -> text(session.user(), start);
      case "CURRENT_ROLE" -> text(session.role(), start);
      case "CURRENT_ACCOUNT" -> text(session.account(), start);
      case "CURRENT_SESSION" -> text(Long.toString(session.id()), start);
      case "CURRENT_WAREHOUSE" -> optionalText(session.findWarehouse(), start);
      case "CURRENT_DATABASE" -> optionalText(session.findDatabase(), start);
      case "CURRENT_SCHEMA" -> optionalText(session.findSchema(), start);
      case "LAST_QUERY_ID" -> optionalText(session.lastQueryId(), start);
      default -> Optional.empty();
    };
  }

  private static Optional<List<SqlToken>> text(String value, int start) {
    return Optional.of(List.of(SqlToken.string(value, start)));
  }

  private static Optional<List<SqlToken>> optionalText(Optional<String> value, int start) {
    return Optional.of(
        List.of(
            value
                .map(text -> SqlToken.string(text, start))
                .orElseGet(() -> SqlToken.word("NULL", start))));
  }

  private LocalDateTime utc() {
    return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  private LocalDateTime wallClock() {
    return LocalDateTime.ofInstant(now, ZoneId.of(session.parameter("TIMEZONE")));
  }
}
