package accelerator.core;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// One execution of the state machine, as the plan fixed it: what all its domains share. Every
/// payload of the run carries it.
///
/// @param runId unique, sortable by time, part of object keys and of import job names
/// @param executionArn the Step Functions execution that does it
/// @param loadSampleData whether the packaged sample is what it learns from
/// @param retrain whether each recommender that was there before is trained anew
/// @param retrainOlderThanDays that only where it was made, or last changed, so many days before
public record Run(
    String runId,
    String executionArn,
    Instant startedAt,
    ImportMode importMode,
    boolean loadSampleData,
    Deadlines deadlines,
    Optional<Boolean> retrain,
    Optional<Integer> retrainOlderThanDays) {
  private static final Pattern TIMED = Pattern.compile("[0-9]{8}t[0-9]{6}z-.*");

  public Run {
    // Plans of earlier versions, which a run may be resumed with, say nothing of it.
    retrain = retrain == null ? Optional.empty() : retrain;
    retrainOlderThanDays = retrainOlderThanDays == null ? Optional.empty() : retrainOlderThanDays;
  }

  /// Whether recommenders are to be trained anew.
  public boolean trainsAnew() {
    return retrain.orElse(false);
  }

  /// Whether one that was changed last at an instant is.
  public boolean trainsAnew(Instant changedAt) {
    return trainsAnew()
        && changedAt.isBefore(startedAt.minus(Duration.ofDays(retrainOlderThanDays.orElse(0))));
  }

  /// Whether one run began after another; only ids that begin with their time tell.
  public static boolean isNewer(String runId, String other) {
    return TIMED.matcher(runId).matches()
        && TIMED.matcher(other).matches()
        && runId.compareTo(other) > 0;
  }

  /// The instant by which all stages of the warehouse must be done; those of Personalize count from
  /// their own beginning. Plans of earlier versions, which a run may be resumed with, name more.
  @JsonIgnoreProperties({"imports", "training"})
  public record Deadlines(Instant warehouse) {}
}
