package accelerator.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.HistoryEvent;
import accelerator.local.run.RunProgress.Step;
import accelerator.local.run.RunProgress.Step.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RunProgress progress = new RunProgress(List.of("ecommerce", "video_on_demand"));
  private int seconds;

  private void happens(String type, String state, int iteration) {
    happens(type, state, iteration, "{}");
  }

  private void happens(String type, String state, int iteration, String detail) {
    progress.record(
        new HistoryEvent(
            "arn",
            1,
            START.plusSeconds(seconds++),
            type,
            Optional.of(state).filter(name -> !name.isEmpty()),
            iteration < 0 ? Optional.empty() : Optional.of(iteration),
            Optional.of(Json.parse(detail))));
  }

  private static Step step(
      String name, String domain, Status status, int from, int to, String detail) {
    return new Step(
        name,
        Optional.of(domain).filter(key -> !key.isEmpty()),
        status,
        START.plusSeconds(from),
        to < 0 ? Optional.empty() : Optional.of(START.plusSeconds(to)),
        detail);
  }

  @Test
  void isNothingBeforeTheRun() {
    assertThat(progress.view().status()).isEqualTo("NONE");
    assertThat(progress.view().steps()).isEmpty();
  }

  @Test
  void keepsOneStepWhileATaskLooksAgainAndAgain() {
    happens("ExecutionStarted", "", -1);
    happens("TaskStateEntered", "Import datasets", 0);
    happens("TaskSucceeded", "Import datasets", 0);
    happens("WaitScheduled", "Wait for the import", 0, "{\"until\":\"2026-01-01T00:00:08Z\"}");

    assertThat(progress.view().steps())
        .containsExactly(
            step("Import datasets", "ecommerce", Status.RUNNING, 1, -1, "looks again in 5 s"));

    happens("TaskStateEntered", "Import datasets", 0);
    happens("TaskStateEntered", "Train recommenders", 0);

    assertThat(progress.view().steps())
        .containsExactly(
            step("Import datasets", "ecommerce", Status.DONE, 1, 5, ""),
            step("Train recommenders", "ecommerce", Status.RUNNING, 5, -1, ""));
  }

  @Test
  void saysWhatIsWaitedForAndWhy() {
    happens("ExecutionStarted", "", -1);
    happens("TaskStateEntered", "Train recommenders", 0);
    happens(
        "TaskSucceeded",
        "Train recommenders",
        0,
        "{\"output\":{\"Payload\":{\"awaits\":\"recommender/x: too many recommenders\"}}}");
    happens("WaitScheduled", "Wait for the training", 0, "{\"until\":\"2026-01-01T00:00:08Z\"}");

    assertThat(progress.view().steps().getFirst().detail())
        .isEqualTo("waits for recommender/x: too many recommenders, looks again in 5 s");
  }

  @Test
  void followsDomainsSideBySideAndEndsWhatAllShareWhenTheyBegin() {
    happens("ExecutionStarted", "", -1);
    happens("TaskStateEntered", "Plan the run", -1);
    happens("MapStateEntered", "For each domain", -1);
    happens("TaskStateEntered", "Check data", 0);
    happens("TaskStateEntered", "Check data", 1);
    happens("TaskFailed", "Check data", 1);
    happens("MapIterationSucceeded", "For each domain", 0);
    happens("ExecutionFailed", "", -1);

    assertThat(progress.view().steps())
        .containsExactly(
            step("Plan the run", "", Status.DONE, 1, 2, ""),
            step("Check data", "ecommerce", Status.DONE, 3, 6, ""),
            step("Check data", "video_on_demand", Status.FAILED, 4, 5, ""));
    assertThat(progress.view().status()).isEqualTo("FAILED");
    assertThat(progress.view().endedAt()).contains(START.plusSeconds(7));
  }

  private Optional<Share> share() {
    return progress.view().steps().getLast().share();
  }

  @Test
  void countsTheRecommendersThatNeedNoMoreWaitingFor() {
    happens("ExecutionStarted", "", -1);
    happens("TaskStateEntered", "Train recommenders", 0);
    happens(
        "TaskScheduled",
        "Train recommenders",
        0,
        """
        {"parameters":{"Payload":{"recommenders":["most-viewed","popular","best-sellers"]}}}\
        """);
    assertThat(share()).contains(new Share(0, 3, "recommenders"));

    happens(
        "TaskSucceeded",
        "Train recommenders",
        0,
        """
        {"output":{"Payload":{"state":"PENDING",
          "awaits":"arn:x:recommender/a-most-viewed, arn:x:recommender/a-best-sellers: limit of arn:x:recommender/a-most-viewed"}}}\
        """);
    assertThat(share()).contains(new Share(1, 3, "recommenders"));

    happens(
        "TaskSucceeded",
        "Train recommenders",
        0,
        """
        {"output":{"Payload":{"state":"READY"}}}\
        """);
    happens("MapIterationSucceeded", "", 0);
    assertThat(share()).contains(new Share(3, 3, "recommenders"));
  }

  @Test
  void countsTheRowsThatAreImported() {
    happens("ExecutionStarted", "", -1);
    happens("TaskStateEntered", "Import datasets", 0);
    happens(
        "TaskScheduled",
        "Import datasets",
        0,
        """
        {"parameters":{"Payload":{"datasets":[
          {"dataset":"interactions","rows":900},{"dataset":"items","rows":100}]}}}\
        """);
    happens(
        "TaskSucceeded",
        "Import datasets",
        0,
        """
        {"output":{"Payload":{"state":"PENDING","awaits":"arn",
          "progress":{"done":["group","import interactions"]}}}}\
        """);

    assertThat(share()).contains(new Share(900, 1000, "rows"));
  }
}
