package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads Retry and Catch.
final class RecoveryReader {
  private static final String ERROR_EQUALS = "ErrorEquals";
  private static final int LONGEST_DELAY = 31_622_400;

  private RecoveryReader() {}

  static State.Recovery read(Fields state) {
    List<Fields> retry = state.objects("Retry");
    List<Retrier> retriers = new ArrayList<>();
    for (Fields entry : retry) {
      retriers.add(retrier(entry, retriers.size() == retry.size() - 1));
    }
    List<Fields> caught = state.objects("Catch");
    List<State.Catcher> catchers = new ArrayList<>();
    for (Fields entry : caught) {
      catchers.add(catcher(entry, catchers.size() == caught.size() - 1));
    }
    return new State.Recovery(retriers, catchers);
  }

  private static State.Catcher catcher(Fields entry, boolean isLast) {
    entry.text("Comment");
    State.Catcher catcher =
        new State.Catcher(errorEquals(entry, isLast), ExitReader.onward(entry, StatePhase.ERROR));
    entry.close();
    return catcher;
  }

  private static Retrier retrier(Fields entry, boolean isLast) {
    entry.text("Comment");
    double interval =
        entry.number("IntervalSeconds", true, 1, DefinitionReader.MOST_SECONDS).orElse(1.0);
    Optional<Double> delay = entry.number("MaxDelaySeconds", true, 1, LONGEST_DELAY);
    if (delay.isPresent() && delay.get() <= interval) {
      entry.refuse(
          "MaxDelaySeconds",
          String.format(
              Locale.ROOT,
              "must be more than IntervalSeconds %.0f, was %.0f",
              interval,
              delay.get()));
    }
    Retrier retrier =
        new Retrier(
            errorEquals(entry, isLast),
            seconds(interval),
            entry
                .number("MaxAttempts", true, 0, DefinitionReader.MOST_SECONDS)
                .orElse(3.0)
                .intValue(),
            entry.number("BackoffRate", false, 1, DefinitionReader.MOST_SECONDS).orElse(2.0),
            delay.map(RecoveryReader::seconds),
            entry.word("JitterStrategy", "FULL", "NONE").orElse("NONE").equals("FULL"));
    entry.close();
    return retrier;
  }

  /// The error names of an entry. `States.ALL` stands alone, in the last entry.
  private static List<String> errorEquals(Fields entry, boolean isLast) {
    List<String> names = new ArrayList<>();
    for (JsonNode name :
        entry.take(ERROR_EQUALS).stream().flatMap(RecoveryReader::items).toList()) {
      if (!name.isTextual() || name.asText().startsWith("{%")) {
        entry.refuse(ERROR_EQUALS, "must hold texts, no expressions, was %s".formatted(name));
      }
      names.add(name.asText());
    }
    if (names.isEmpty()) {
      entry.refuse(ERROR_EQUALS, "must be an array with at least one error name");
    }
    if (names.contains(Errors.ALL) && (names.size() > 1 || !isLast)) {
      entry.refuse(ERROR_EQUALS, "States.ALL must stand alone and last");
    }
    return names;
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return array.isArray() ? array.valueStream() : Stream.empty();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofSeconds((long) seconds);
  }
}
