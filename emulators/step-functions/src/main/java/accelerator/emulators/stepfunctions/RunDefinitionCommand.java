package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.loopback.command.VersionLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs one execution: its history goes to the error output as it happens, its output to the
/// standard output.
@Command(
    name = "run",
    description = "Run a definition on an input and print its output.",
    footer = {
      "",
      "Example:",
      "  step-functions run greet.asl.json '{\"name\": \"you\"}' \\",
      "      --lambda http://127.0.0.1:9701 --skip-waits"
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class RunDefinitionCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DEFINITION",
      description = "A file with the definition, in JSONata mode.")
  private Path definition = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "INPUT",
      description = "A file with the input, or the input as JSON (default: {}).",
      defaultValue = "{}")
  private String input = "";

  @Option(
      names = "--lambda",
      paramLabel = "URL",
      description = "Where Lambda's Invoke answers for the functions of Task states.")
  private @Nullable URI lambda;

  @Option(
      names = "--answer",
      paramLabel = "ACTION=JSON",
      description = "What another integration answers, such as sns:publish={}; repeatable.")
  private Map<String, String> answers = Map.of();

  @Option(
      names = "--substitution",
      paramLabel = "NAME=VALUE",
      description = "A value for $${NAME} in the definition, repeatable.")
  private Map<String, String> substitutions = Map.of();

  @Option(names = "--skip-waits", description = "Let the clock jump over what is waited for.")
  private boolean skipsWaits;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    JsonNode parsed = input();
    if (lambda == null) {
      return run(parsed, RunDefinitionCommand::missing);
    }
    try (LambdaEndpoint functions = new LambdaEndpoint(lambda)) {
      return run(parsed, functions);
    }
  }

  private int run(JsonNode parsed, LambdaFunctions functions) throws InterruptedException {
    Tasks tasks = new Tasks(functions, integrations());
    PrintWriter err = spec.commandLine().getErr();
    InstantSource time = InstantSource.system();
    StateMachine machine =
        new StateMachine(
            MachineIdentity.local("local"),
            Definition.parse(text(), tasks),
            tasks,
            skipsWaits ? new VirtualClock(Instant.now()) : new WallClock(time),
            new SecureRandom(),
            () -> UUID.randomUUID().toString(),
            List.of(new HistoryPrinter(err)));
    ExecutionResult result = machine.run("run", parsed);
    result.output().ifPresent(spec.commandLine().getOut()::println);
    if (result.status() == ExecutionResult.Status.SUCCEEDED) {
      return 0;
    }
    err.printf(
        "%s %s: %s%n",
        result.status(), result.error().orElse("no error name"), result.cause().orElse("no cause"));
    return 1;
  }

  private static JsonNode missing(String function, JsonNode payload) throws TaskFailed {
    throw new TaskFailed(
        Errors.RUNTIME,
        "It calls the function '%s': say with --lambda URL where Lambda's Invoke answers."
            .formatted(function));
  }

  private Map<String, TaskIntegration> integrations() {
    Map<String, TaskIntegration> integrations = new HashMap<>();
    answers.forEach(
        (action, text) -> {
          JsonNode answer = json("--answer " + action, text);
          integrations.put(action, _ -> answer);
        });
    return integrations;
  }

  private String text() {
    String text = read("DEFINITION", definition);
    return substitutions.isEmpty() ? text : Substitutions.apply(text, substitutions);
  }

  private JsonNode input() {
    return file(input)
        .map(file -> json("INPUT " + file, read("INPUT", file)))
        .orElseGet(() -> json("INPUT, which is no file,", input));
  }

  private static Optional<Path> file(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::isRegularFile);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static String read(String what, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new EmulatorException(
          "%s must be a readable file in UTF-8, was '%s': %s"
              .formatted(what, file, failure.getMessage()),
          failure);
    }
  }

  private static JsonNode json(String what, String text) {
    try {
      return StrictJson.read(text);
    } catch (IOException failure) {
      throw new EmulatorException("%s is not JSON: %s".formatted(what, failure.getMessage()));
    }
  }
}
