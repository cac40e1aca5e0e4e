package accelerator.emulators.stepfunctions.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.junit.StepFunctionsExtension;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

@Timeout(60)
class StepFunctionsExtensionTest {
  private static final String GREET =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Rest a day", "States": {
        "Rest a day": {"Type": "Wait", "Seconds": 86400, "Next": "Greet"},
        "Greet": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "greet", "Payload": "{% $states.input %}"},
          "Output": "{% $states.result.Payload %}", "End": true}}}
      """;

  @RegisterExtension
  static final StepFunctionsExtension STATES =
      new StepFunctionsExtension()
          .withMachine("greetings", GREET)
          .withFunction("greet", (_, payload) -> payload.path("name"))
          .skippingWaits();

  @RegisterExtension
  final StepFunctionsExtension own =
      new StepFunctionsExtension()
          .withMachine("greetings", GREET)
          .withFunction("greet", (_, _) -> TextNode.valueOf("nobody"))
          .skippingWaits();

  @Test
  void runsBesideAnother() {
    assertThat(own.endpoint()).isNotEqualTo(STATES.endpoint());
    assertThat(own.machines()).isNotSameAs(STATES.machines());
  }

  @Test
  void saysWhenItIsNotRegistered() {
    assertThatThrownBy(() -> new StepFunctionsExtension().endpoint())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "StepFunctionsExtension runs while tests do: is its field annotated with"
                + " @RegisterExtension?");
  }

  @Test
  void runsAMachineForTheSdk() throws Exception {
    try (SfnClient client =
        SfnClient.builder()
            .endpointOverride(STATES.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String arn =
          client
              .startExecution(
                  start ->
                      start
                          .stateMachineArn(StepFunctionsExtension.arn("greetings"))
                          .input("{\"name\": \"you\"}"))
              .executionArn();

      ExecutionResult result =
          STATES.machines().find(arn).orElseThrow().result().get(30, TimeUnit.SECONDS);

      assertThat(result.status()).isEqualTo(ExecutionResult.Status.SUCCEEDED);
      DescribeExecutionResponse described =
          client.describeExecution(describe -> describe.executionArn(arn));
      assertThat(described.output()).isEqualTo("\"you\"");
      assertThat(described.stopDate()).isAfter(described.startDate().plusSeconds(86_399));
    }
  }
}
