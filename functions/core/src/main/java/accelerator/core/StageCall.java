package accelerator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What every call of a stage of a run carries, whichever function it is of; what one stage reads
/// besides, it finds in the payload itself.
///
/// @param plan what the run does for the stage's domain, and from which window
/// @param progress what the stage's last look left behind; an empty object at the first look
public record StageCall(Run run, DomainPlan plan, JsonNode progress) {
  private static final List<String> REQUIRED =
      List.of(
          "/run/runId",
          "/run/executionArn",
          "/run/startedAt",
          "/run/importMode",
          "/run/deadlines/warehouse",
          "/plan/domain",
          "/plan/window/startDate",
          "/plan/window/endDate",
          "/plan/recommenders",
          "/plan/prefix");

  /// @throws InvalidInput naming every member that is missing, or what is wrong with one
  public static StageCall of(JsonNode payload) {
    List<String> missing =
        REQUIRED.stream()
            .filter(path -> payload.at(path).isMissingNode() || payload.at(path).isNull())
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput("payload must have " + String.join(", ", missing));
    }
    JsonNode progress = payload.path("progress");
    return new StageCall(
        Json.read(payload.path("run"), Run.class),
        Json.read(payload.path("plan"), DomainPlan.class),
        progress.isEmpty() ? Json.object() : progress);
  }

  /// What the last look left behind; none at the first look.
  ///
  /// @throws InvalidInput when it is not what this stage leaves behind
  public <T> Optional<T> progress(Class<T> type) {
    return progress.isEmpty() ? Optional.empty() : Optional.of(Json.read(progress, type));
  }
}
