package accelerator.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long a stage of a run took, from the end of the one before.
///
/// @param stage the state's name
record StageTime(String stage, long seconds) {

  /// Of the instants at which stages ended; the first is that of the beginning.
  ///
  /// @param ends such as `[{"stage": "Transform datasets", "endedAt": "2026-01-01T00:00:00Z"}]`
  static List<StageTime> of(JsonNode ends) {
    List<StageTime> times = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      Instant before = Instant.parse(ends.path(i - 1).path("endedAt").asText());
      Instant ended = Instant.parse(ends.path(i).path("endedAt").asText());
      times.add(
          new StageTime(
              ends.path(i).path("stage").asText(), Duration.between(before, ended).toSeconds()));
    }
    return List.copyOf(times);
  }

  /// Such as `Train recommenders 1 h 5 min`.
  String sentence() {
    return stage + " " + spoken(seconds);
  }

  /// Such as `43 s`, `12 min`, `1 h 5 min`.
  static String spoken(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
  }
}
