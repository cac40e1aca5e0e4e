package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.local.run.RemoteRun;
import accelerator.local.run.RunOutcome;
import accelerator.local.terminal.RunDisplay;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts a run on a stack that `up` started, and follows it: what a team rehearses before it asks
/// the same of the state machine in the cloud.
@Command(
    name = "run",
    description = "Start a run on the stack that 'up' started, and follow it to its end.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  accelerator run --input '{\"dryRun\":true}'     the plan and its cost",
      "  accelerator run --input '{\"loadSampleData\":true,\"importMode\":\"INCREMENTAL\"}'",
      "  accelerator run --input @resume.json --port 8081"
    })
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      paramLabel = "JSON",
      description = "The execution's input, or @FILE that holds it (default: ${DEFAULT-VALUE}).",
      defaultValue = "{}")
  private String input = "{}";

  @Option(
      names = "--port",
      description = "Port of the running stack (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the running stack, in place of --port.")
  private @Nullable URI url;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the run's summary there, as JSON.")
  private @Nullable Path summary;

  @Override
  public Integer call() throws Exception {
    OutputFile.check("--summary", summary);
    RunDisplay display = RunDisplay.onTerminal();
    try (RemoteRun run = RemoteRun.start(address(), inputTree())) {
      display.say("Started %s".formatted(run.page()));
      RunOutcome outcome = display.follow(run.ending(), run::progress, InstantSource.system());
      if (outcome.summary().path("dryRun").asBoolean()) {
        display.say(pretty(outcome.summary()).stripTrailing());
      } else {
        display.show(outcome);
      }
      OutputFile.write(summary, pretty(outcome.summary()));
      return outcome.succeeded() ? 0 : 1;
    }
  }

  private URI address() {
    URI given = url;
    if (given != null) {
      return given;
    }
    return URI.create(
        String.format(Locale.ROOT, "http://127.0.0.1:%d", PortOption.asked("--port", port)));
  }

  private JsonNode inputTree() {
    String text = input;
    if (input.startsWith("@")) {
      try {
        text = Files.readString(Path.of(input.substring(1)));
      } catch (IOException _) {
        throw new InvalidInput("--input names a file that cannot be read: " + input.substring(1));
      }
    }
    JsonNode tree;
    try {
      tree = Json.parse(text);
    } catch (InvalidInput failure) {
      throw new InvalidInput("--input must be a JSON object: " + failure.getMessage());
    }
    if (!tree.isObject()) {
      throw new InvalidInput("--input must be a JSON object, was " + tree);
    }
    return tree;
  }

  /// As people read it, with the end of its last line.
  static String pretty(JsonNode tree) throws IOException {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
  }
}
