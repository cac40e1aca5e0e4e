package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";

  private final Tasks tasks =
      new Tasks(
          (function, payload) ->
              Bench.json("{'called': '%s', 'with': %s}".formatted(function, payload)),
          Map.of("sns:publish", arguments -> Bench.json("{'MessageId': 'm-1'}")));

  @Test
  void wrapsTheAnswerOfAnInvokedFunction() throws Exception {
    assertThat(
            tasks.run(
                INVOKE, Bench.json("{'FunctionName': 'f', 'Qualifier': 'live', 'Payload': [1]}")))
        .isEqualTo(
            Bench.json(
                """
                {"ExecutedVersion": "$LATEST", "Payload": {"called": "f:live", "with": [1]},
                 "SdkHttpMetadata": {"HttpStatusCode": 200}, "SdkResponseMetadata": {},
                 "StatusCode": 200}
                """));
  }

  @Test
  void hasThePlainAnswerOfAFunctionsOwnArn() throws Exception {
    String arn = "arn:aws:lambda:eu-west-1:000000000000:function:f:live";

    assertThat(tasks.run(arn, Bench.json("{}")))
        .isEqualTo(Bench.json("{'called': '%s', 'with': {}}".formatted(arn)));
  }

  @Test
  void asksTheRegisteredIntegrationInAnyPartition() throws Exception {
    assertThat(tasks.run("arn:aws-cn:states:::sns:publish", Bench.json("{}")))
        .isEqualTo(Bench.json("{'MessageId': 'm-1'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:::sqs:sendMessage",
        "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "arn:aws:states:eu-west-1:000000000000:activity:a",
        "lambda:invoke",
        "sns:publish"
      })
  void acceptsNoOtherResource(String resource) {
    assertThat(tasks.accepts(resource)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Payload': 1}",
        "{'FunctionName': 'f', 'Payloads': 1}",
        "{'FunctionName': 'f', 'InvocationType': 'Event'}"
      })
  void refusesArgumentsThatInvokeDoesNotHave(String arguments) {
    assertThatThrownBy(() -> tasks.run(INVOKE, Bench.json(arguments)))
        .isInstanceOfSatisfying(
            TaskFailed.class, failed -> assertThat(failed.error()).isEqualTo("States.Runtime"));
  }
}
