package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class RunDefinitionCommandTest {
  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {
        "Wait": {"Type": "Wait", "Seconds": 3600, "Next": "Greet"},
        "Greet": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "greet", "Payload": "{% $states.input %}"},
          "Output": "{% $states.result.Payload %}", "Next": "Tell"},
        "Tell": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
          "Arguments": {"Topic": "${Topic}"}, "Output": "{% $states.input %}", "End": true}}}
      """;
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder = Path.of("");

  private int run(String input, String... options) throws IOException {
    Path file = folder.resolve("greet.asl.json");
    Files.writeString(file, DEFINITION);
    return execute(
        Stream.concat(
            Stream.of("run", file.toString(), input, "--skip-waits", "--answer=sns:publish={}"),
            Stream.of(options)));
  }

  private int execute(Stream<String> arguments) {
    CommandLine line = StepFunctionsCommand.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments.toArray(String[]::new));
  }

  private static LoopbackServer lambda(LoopbackAnswer answer) {
    return LoopbackServer.start(
        LoopbackSettings.of("Lambda", 0),
        request ->
            request.path().equals("/2015-03-31/functions/greet/invocations")
                ? answer
                : LoopbackAnswer.empty(404));
  }

  @Test
  void printsItsOutputAndItsHistory() throws Exception {
    try (LoopbackServer lambda =
        lambda(LoopbackAnswer.text(200, "application/json", "\"hello\""))) {
      Path input = Files.writeString(folder.resolve("input.json"), "{\"name\": \"you\"}");

      int code = run(input.toString(), "--lambda=" + lambda.endpoint(), "--substitution=Topic=t");

      assertThat(errors.toString())
          .contains("     0.000  ExecutionStarted  {\"input\":{\"name\":\"you\"}")
          .contains("  3600.000  Greet: TaskSucceeded")
          .contains("  3600.000  Tell: TaskScheduled")
          .contains("{\"Topic\":\"t\"}");
      assertThat(out.toString()).isEqualToIgnoringNewLines("\"hello\"");
      assertThat(code).isZero();
    }
  }

  @Test
  void endsWithOneWhenAFunctionFails() throws Exception {
    LoopbackAnswer error =
        LoopbackAnswer.text(200, "application/json", "{\"errorType\":\"shop.Bad\"}")
            .with("X-Amz-Function-Error", "Unhandled");
    try (LoopbackServer lambda = lambda(error)) {
      assertThat(run("{}", "--lambda=" + lambda.endpoint(), "--substitution=Topic=t")).isEqualTo(1);
    }
    assertThat(out.toString()).isEmpty();
    assertThat(errors.toString().lines().toList().getLast())
        .isEqualTo("FAILED shop.Bad: {\"errorType\":\"shop.Bad\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | FAILED Lambda.ResourceNotFoundException: there is no greet",
        "429 | FAILED Lambda.ResourceNotFoundException: there is no greet",
      })
  void namesWhatLambdaRefuses(int status, String message) throws Exception {
    LoopbackAnswer refusal =
        LoopbackAnswer.text(status, "application/json", "{\"Message\":\"there is no greet\"}")
            .with("x-amzn-ErrorType", "ResourceNotFoundException");
    try (LoopbackServer lambda = lambda(refusal)) {
      assertThat(run("{}", "--lambda=" + lambda.endpoint())).isEqualTo(1);
    }
    assertThat(errors.toString()).contains(message);
  }

  @Test
  void saysThatATaskNeedsLambda() throws Exception {
    assertThat(run("{}")).isEqualTo(1);
    assertThat(errors.toString().lines().toList().getLast())
        .startsWith("FAILED States.Runtime: An error occurred while executing the state 'Greet'")
        .endsWith(
            "It calls the function 'greet': say with --lambda URL where Lambda's Invoke answers.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}   | --lambda=ftp://x              | step-functions: the address of Lambda must be like http://127.0.0.1:9701, was 'ftp://x'",
        "{    | --lambda=http://127.0.0.1:1   | step-functions: INPUT, which is no file, is not JSON: Unexpected end-of-input",
        "{} 1 | --lambda=http://127.0.0.1:1   | step-functions: INPUT, which is no file, is not JSON: Trailing token",
        "{}   | --answer=sqs:sendMessage=x    | step-functions: --answer sqs:sendMessage is not JSON: Unrecognized token 'x'",
        "{}   | --substitution=Colour=red     | ${Topic}: there is no substitution for it",
      })
  void refusesWhatCannotBeByNameWithExitCodeTwo(String input, String option, String message)
      throws IOException {
    assertThat(run(input, option)).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"StartAt\": \"A\"} {} | definition: is not JSON: Trailing token",
        "~~                      | definition: is not JSON: there is no JSON value",
        "{\"StartAt\": \"A\", \"StartAt\": \"B\"} | definition: is not JSON: Duplicate field 'StartAt'",
        "{\"StartAt\": \"A\"}    | States: is missing",
      })
  void saysWhichFieldOfTheDefinitionIsWrong(String definition, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.json"), definition);

    assertThat(execute(List.of("run", file.toString(), "{}").stream())).isEqualTo(2);
    assertThat(errors.toString()).startsWith("step-functions: ").contains(message);
  }

  @Test
  void saysThatThereIsNoDefinition() {
    assertThat(execute(Stream.of("run", "none.json"))).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("step-functions: DEFINITION must be a readable file in UTF-8, was 'none.json'");
  }
}
