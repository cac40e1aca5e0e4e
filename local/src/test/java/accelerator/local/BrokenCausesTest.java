package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.StateMachineResource;
import accelerator.emulators.sam.template.Template;
import accelerator.emulators.stepfunctions.Definition;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.MachineIdentity;
import accelerator.emulators.stepfunctions.StateMachine;
import accelerator.emulators.stepfunctions.Substitutions;
import accelerator.emulators.stepfunctions.TaskFailed;
import accelerator.emulators.stepfunctions.Tasks;
import accelerator.emulators.stepfunctions.VirtualClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However broken the cause of a failure is, a machine tells it and ends.
class BrokenCausesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Stack STACK =
      Template.read(ROOT.resolve("template.yaml"))
          .deploy(Deployment.local("shop", TemplateParameters.forTests(), Map.of()));

  private final List<JsonNode> mails = new ArrayList<>();
  private final List<String> called = new ArrayList<>();

  static Stream<String> causes() {
    String long60 = "x".repeat(60_000);
    return Stream.of(
        "",
        "plain text",
        "{\"errorMessage\":\"cut off",
        "{\"errorMessage\":null,\"errorType\":\"a.B\"}",
        "{\"errorMessage\":\"say \\\"no\\\"\\nnow\",\"errorType\":\"a.B\",\"stackTrace\":[]}",
        "{" + long60,
        "{\"errorMessage\":\"%s\",\"errorType\":\"a.B\"}".formatted(long60),
        "[1]",
        "null");
  }

  /// As a function's exception carries them, see {@link accelerator.core.Explanation}.
  @Test
  void aRefusedRunTellsCauseAndNextStepByThemselves() throws Exception {
    ExecutionResult result =
        run(
            "RefreshMachine",
            "PlanRun",
            "{\"errorMessage\":\"it is \\\"taken\\\"\\n"
                + "where: there\\n"
                + "next: wait\\n"
                + "also: more\",\"errorType\":\"a.B\"}",
            Json.object());

    assertThat(mails.getFirst().path("Message").asText())
        .isEqualTo("it is \"taken\"\n\nNext: wait");
    JsonNode summary = Json.parse(result.cause().orElseThrow());
    assertThat(summary.path("cause").asText()).isEqualTo("it is \"taken\"");
    assertThat(summary.path("next").asText()).isEqualTo("wait");
  }

  private ExecutionResult run(String machine, String failing, String cause, JsonNode input)
      throws IOException, InterruptedException {
    StateMachineResource declared =
        STACK.stateMachines().stream()
            .filter(each -> each.logicalId().equals(machine))
            .findFirst()
            .orElseThrow();
    Tasks tasks =
        new Tasks(
            (function, payload) -> answer(payload, failing, cause),
            Map.of(
                "sns:publish",
                mail -> {
                  mails.add(mail);
                  return Json.object();
                },
                "events:putEvents",
                _ -> Json.object().put("FailedEntryCount", 0)));
    String definition =
        Substitutions.apply(Files.readString(declared.definition()), declared.substitutions());
    return new StateMachine(
            MachineIdentity.local("machine"),
            Definition.read(Json.parse(definition), tasks),
            tasks,
            new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")),
            new Random(1),
            () -> UUID.randomUUID().toString(),
            List.of())
        .run("run", input);
  }

  private JsonNode answer(JsonNode payload, String failing, String cause) throws TaskFailed {
    String action = payload.path("action").asText();
    called.add(action);
    if (action.equals(failing)) {
      throw new TaskFailed("a.B", cause);
    }
    return Json.parse(
        """
        {"run": {"runId": "r"}, "plans": [], "dryRun": false, "actions": [], "costs": [],
         "unwanted": [], "removeUnwanted": false}
        """);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void aRefusedRunMailsASentence(String cause) throws Exception {
    ExecutionResult result = run("RefreshMachine", "PlanRun", cause, Json.object());

    assertThat(result.error()).contains("a.B");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().path("Message").asText()).hasSizeLessThanOrEqualTo(4000);
    assertThat(result.cause().orElse("")).hasSizeLessThanOrEqualTo(32_768);
    if (cause.contains("say")) {
      assertThat(mails.getFirst().path("Message").asText())
          .isEqualTo("say \"no\" now\n\nNext: start again with what the cause names put right");
    }
  }

  @ParameterizedTest
  @MethodSource("causes")
  void aSummaryThatDiesStillNotifies(String cause) throws Exception {
    ExecutionResult result = run("RefreshMachine", "SummariseRun", cause, Json.object());

    assertThat(result.error()).contains("a.B");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().path("Subject").asText())
        .isEqualTo("Recommendations refresh ended without a summary");
  }

  @ParameterizedTest
  @MethodSource("causes")
  void cloudFormationIsAnswered(String cause) throws Exception {
    ExecutionResult result =
        run("TeardownMachine", "PlanTeardown", cause, Json.object().put("answer", "key"));

    assertThat(result.error()).contains("a.B");
    assertThat(called).endsWith("AnswerStack");
  }
}
