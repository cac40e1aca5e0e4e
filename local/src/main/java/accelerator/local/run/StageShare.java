package accelerator.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How much of a step is done, by what its function is asked for and what it answers: rows that are
/// imported, recommenders that need no more waiting for.
final class StageShare {
  private static final Pattern RECOMMENDER = Pattern.compile(":recommender/[\\w-]+");

  private StageShare() {}

  /// When a function is asked for the first time: nothing is done.
  static Optional<Share> asked(String state, JsonNode payload) {
    return switch (state) {
      case "Import datasets" -> share(0, rows(payload, Set.of()), "rows");
      case "Train recommenders" -> share(0, payload.path("recommenders").size(), "recommenders");
      default -> Optional.empty();
    };
  }

  /// When it has answered.
  ///
  /// @param payload what it was asked with
  static Optional<Share> answered(String state, JsonNode payload, JsonNode answer) {
    Optional<Share> whole = asked(state, payload);
    if (whole.isEmpty() || answer.path("state").asText().equals("READY")) {
      return whole.map(each -> new Share(each.total(), each.total(), each.unit()));
    }
    long left =
        state.equals("Train recommenders")
            ? awaited(whole.get().total(), answer.path("awaits").asText())
            : rows(payload, done(answer.at("/progress/done")));
    return whole.map(each -> new Share(each.total() - left, each.total(), each.unit()));
  }

  private static Optional<Share> share(long done, long total, String unit) {
    return total < 1 ? Optional.empty() : Optional.of(new Share(done, total, unit));
  }

  /// The rows of the datasets that are not imported yet.
  private static long rows(JsonNode payload, Set<String> done) {
    long rows = 0;
    for (JsonNode dataset : payload.path("datasets")) {
      if (!done.contains("import " + dataset.path("dataset").asText())) {
        rows += Math.max(0, dataset.path("rows").asLong());
      }
    }
    return rows;
  }

  private static Set<String> done(JsonNode changes) {
    Set<String> done = new HashSet<>();
    changes.forEach(change -> done.add(change.asText()));
    return done;
  }

  /// How many recommenders an answer still waits for: it names them by their ARN.
  private static long awaited(long all, String awaits) {
    return Math.min(
        all, RECOMMENDER.matcher(awaits).results().map(MatchResult::group).distinct().count());
  }
}
