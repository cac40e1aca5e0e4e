package accelerator.warehouse;

import accelerator.core.DomainPlan;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Run;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What every call of this function carries.
///
/// @param progress what the last look left behind; none at the first look
record Call(Run run, DomainPlan plan, Optional<SubmittedStatements> progress) {
  private static final List<String> REQUIRED =
      List.of(
          "/run/runId",
          "/run/deadlines/warehouse",
          "/plan/domain",
          "/plan/window/startDate",
          "/plan/window/endDate",
          "/plan/recommenders",
          "/plan/prefix");

  /// @throws InvalidInput naming every member that is missing, or what is wrong with one
  static Call of(JsonNode payload) {
    List<String> missing =
        REQUIRED.stream()
            .filter(path -> payload.at(path).isMissingNode() || payload.at(path).isNull())
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput("payload must have " + String.join(", ", missing));
    }
    JsonNode progress = payload.path("progress");
    return new Call(
        Json.read(payload.path("run"), Run.class),
        Json.read(payload.path("plan"), DomainPlan.class),
        progress.isEmpty()
            ? Optional.empty()
            : Optional.of(Json.read(progress, SubmittedStatements.class)));
  }

  /// The tag of a statement, such as `20251201t060000z-sample/ecommerce/items`.
  String tag(String statement) {
    return "%s/%s/%s".formatted(run.runId(), plan.domain().key(), statement);
  }
}
