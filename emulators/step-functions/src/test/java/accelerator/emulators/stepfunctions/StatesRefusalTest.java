package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

@Timeout(60)
class StatesRefusalTest extends StatesUnderTest {
  @Test
  void refusesInTheServicesShape() {
    String nowhere = MACHINE + "-nowhere";
    assertThatThrownBy(() -> client.startExecution(request -> request.stateMachineArn(nowhere)))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining(nowhere);
    assertThatThrownBy(() -> client.describeExecution(request -> request.executionArn("x")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> client.stopExecution(request -> request.executionArn("x")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> start("a b", "{}")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> start("one", "{")).isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> client.describeStateMachine(r -> r.stateMachineArn(MACHINE)))
        .isInstanceOfSatisfying(
            SfnException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("UnknownOperationException");
            });
  }

  @Test
  void refusesWhatTheClientWouldNotSend() throws Exception {
    assertThat(post("StartExecution", "[")).startsWith("400").contains("SerializationException");
    assertThat(post("StartExecution", "{\"arn\": 1}"))
        .startsWith("400")
        .contains("ValidationException")
        .contains("unknown member 'arn'");
    assertThat(
            post(
                "ListExecutions",
                "{\"stateMachineArn\": \"%s\", \"maxResults\": 1001}".formatted(MACHINE)))
        .contains("maxResults must be 0..1000, was 1001");
    assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
  }

  private String post(String operation, String body) throws Exception {
    URI uri = server.endpoint();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri)
                  .header("X-Amz-Target", "AWSStepFunctions." + operation)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }
}
