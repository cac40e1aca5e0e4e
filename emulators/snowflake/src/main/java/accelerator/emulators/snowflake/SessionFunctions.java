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
/// `current_timestamp` and its kin are the wall clock of the session's `TIMEZONE`, as Snowflake
/// compares them with a `timestamp_ntz`; `sysdate()` is UTC.
final class SessionFunctions implements Rewrite {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Session session;
  private final Instant now;

  SessionFunctions(Session session, Instant now) {
    this.session = session;
    this.now = now;
  }

  @Override
  public List<Token> apply(List<Token> statement) {
    List<Token> result = new ArrayList<>(statement.size());
    int at = 0;
    while (at < statement.size()) {
      Token token = statement.get(at);
      int end = callEnd(statement, at);
      boolean isMember = at > 0 && statement.get(at - 1).is(".");
      Optional<List<Token>> literal =
          token.kind() == Token.Kind.WORD && !isMember
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
  private static int callEnd(List<Token> statement, int at) {
    for (int length = 3; length <= 4; length++) {
      int last = at + length - 1;
      if (last < statement.size()
          && statement.get(at + 1).is("(")
          && statement.get(last).is(")")
          && (length == 3 || statement.get(at + 2).kind() == Token.Kind.NUMBER)) {
        return last + 1;
      }
    }
    return at + 1;
  }

  private Optional<List<Token>> literal(Token token, boolean hasBrackets) {
    int start = token.start();
    return switch (token.name()) {
      case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" ->
          Optional.of(Fragment.timestamp(TIMESTAMP.format(wallClock()), start));
      case "CURRENT_DATE" ->
          Optional.of(
              Fragment.of("CAST('%s' AS DATE)".formatted(wallClock().toLocalDate()), start));
      case "CURRENT_TIME", "LOCALTIME" ->
          Optional.of(
              Fragment.of("CAST('%s' AS TIME)".formatted(wallClock().toLocalTime()), start));
      default -> hasBrackets ? function(token.name(), start) : Optional.empty();
    };
  }

  private Optional<List<Token>> function(String name, int start) {
    return switch (name) {
      case "GETDATE", "SYSTIMESTAMP" ->
          Optional.of(Fragment.timestamp(TIMESTAMP.format(wallClock()), start));
      case "SYSDATE" ->
          Optional.of(
              Fragment.timestamp(
                  TIMESTAMP.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC)), start));
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

  private static Optional<List<Token>> text(String value, int start) {
    return Optional.of(List.of(Token.string(value, start)));
  }

  private static Optional<List<Token>> optionalText(Optional<String> value, int start) {
    return Optional.of(
        List.of(
            value
                .map(text -> Token.string(text, start))
                .orElseGet(() -> Token.word("NULL", start))));
  }

  private LocalDateTime wallClock() {
    return LocalDateTime.ofInstant(now, ZoneId.of(session.parameter("TIMEZONE")));
  }
}
