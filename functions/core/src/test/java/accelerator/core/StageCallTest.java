package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageCallTest {
  private static final Instant START = Instant.parse("2025-12-01T06:00:00Z");
  private static final Run RUN =
      new Run(
          "20251201t060000z-sample",
          "arn",
          START,
          ImportMode.FULL,
          true,
          new Run.Deadlines(START.plusSeconds(1)),
          Optional.empty(),
          Optional.empty());
  private static final DomainPlan PLAN =
      new DomainPlan(
          Domain.ECOMMERCE,
          new Window(LocalDate.parse("2025-11-01"), LocalDate.parse("2025-11-30")),
          List.of(Recommender.MOST_VIEWED),
          "snowflake/runs/");

  private static ObjectNode payload() {
    ObjectNode payload = Json.object().put("action", "TransformDatasets");
    payload.set("run", Json.tree(RUN));
    payload.set("plan", Json.tree(PLAN));
    return payload;
  }

  record Left(Instant startedAt) {}

  @Test
  void isWhatEveryStageIsToldAtItsFirstLook() {
    StageCall call = StageCall.of(payload());

    assertThat(call).isEqualTo(new StageCall(RUN, PLAN, Json.object()));
    assertThat(call.progress(Left.class)).isEmpty();
  }

  @Test
  void bringsBackWhatTheLastLookLeftBehind() {
    JsonNode progress = Json.tree(new Left(START));
    StageCall call = StageCall.of(payload().set("progress", progress));

    assertThat(call.progress(Left.class)).contains(new Left(START));
  }

  @Test
  void anEmptyProgressIsAFirstLook() {
    ObjectNode empty = payload();
    empty.putObject("progress");
    ObjectNode none = payload();
    none.putNull("progress");

    assertThat(StageCall.of(empty)).isEqualTo(StageCall.of(payload()));
    assertThat(StageCall.of(none)).isEqualTo(StageCall.of(payload()));
  }

  @Test
  void refusesAProgressOfAnotherStage() {
    ObjectNode payload = payload();
    payload.putObject("progress").put("deleted", 1);

    assertThatThrownBy(() -> StageCall.of(payload).progress(Left.class))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("deleted");
  }

  @Test
  void namesEverythingThatIsMissing() {
    assertThatThrownBy(() -> StageCall.of(Json.parse("{\"plan\":{\"domain\":null}}")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "payload must have /run/runId, /run/executionArn, /run/startedAt, /run/importMode,"
                + " /run/deadlines/warehouse, /plan/domain, /plan/window/startDate, /plan/window/endDate,"
                + " /plan/recommenders, /plan/prefix");
  }
}
