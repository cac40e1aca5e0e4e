package accelerator.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What went wrong, in the same words wherever it is told: in the terminal, on the page, in the
/// execution's output, in the mail and in the event. As text it is an exception's message, from
/// which it is read again on the other side of Lambda and Step Functions.
///
/// @param cause one sentence without line breaks, at most 2,000 characters
/// @param where in the user's own file or system, such as `sql/ecommerce/items.sql, line 12, column
///   5`; at most 300 characters
/// @param next what to do, ready to paste where it can be; at most 2,000 characters
/// @param also what follows from the cause and needs no step of its own: at most 12 sentences of at
///   most 300 characters
public record Explanation(
    String cause,
    Optional<String> where,
    String next,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> also) {
  private static final int LONG = 2000;
  private static final int SHORT = 300;
  private static final int MOST = 12;

  private static final String WHERE = "where: ";
  private static final String NEXT = "next: ";
  private static final String ALSO = "also: ";
  private static final String LABELLED = "\\R(?=(?:" + WHERE + "|" + NEXT + "|" + ALSO + "))";

  /// How AWS ends a message: with what helps nobody who reads it.
  private static final String REQUEST = " ?\\(Service: [^()]*+(?:\\([^()]*+\\)[^()]*+)*+\\).*$";

  public Explanation {
    cause = line(cause, LONG);
    where = where.map(place -> line(place, SHORT));
    next = line(next, LONG);
    also = also.stream().limit(MOST).map(sentence -> line(sentence, SHORT)).toList();
  }

  /// A cause and what to do about it.
  public Explanation(String cause, String next) {
    this(cause, Optional.empty(), next, List.of());
  }

  /// What an error tells. One that says no next step gets that of its name.
  ///
  /// @param error a class of this project's or of AWS's, or an error of Step Functions
  /// @param message of the exception; an error without one is told by its name
  /// @param stage the state in which it happened
  public static Explanation of(String error, String message, String stage) {
    String[] parts = message.split(LABELLED, -1);
    Optional<String> where = Optional.empty();
    Optional<String> next = Optional.empty();
    List<String> also = new ArrayList<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      if (part.startsWith(WHERE)) {
        where = Optional.of(part.substring(WHERE.length()));
      } else if (part.startsWith(NEXT)) {
        next = Optional.of(part.substring(NEXT.length()));
      } else {
        also.add(part.substring(ALSO.length()));
      }
    }
    String said = line(parts[0], Integer.MAX_VALUE).replaceFirst(REQUEST, "");
    String cause = said.isEmpty() ? error + " in '" + stage + "'" : said;
    return new Explanation(
        cause, where, next.orElseGet(() -> NextStep.of(error, cause, stage)), also);
  }

  /// The whole as an exception's message: the cause, then a line for each of the others.
  public String message() {
    StringBuilder text = new StringBuilder(cause);
    where.ifPresent(place -> text.append('\n').append(WHERE).append(place));
    text.append('\n').append(NEXT).append(next);
    also.forEach(sentence -> text.append('\n').append(ALSO).append(sentence));
    return text.toString();
  }

  /// Whether the run goes on after the next step. After one that begins with `start`, a run of
  /// another input does.
  public boolean allowsResume() {
    return !next.startsWith("start ");
  }

  private static String line(String text, int longest) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    if (line.length() <= longest) {
      return line;
    }
    int end = longest - 2;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
        + "..";
  }
}
