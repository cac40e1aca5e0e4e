package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Compares the runner with executions that were recorded on AWS, when a folder of them is given in
/// the system property `asl.recordings`.
class RecordedExecutionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @Timeout(120)
  void agreesWithEveryRecordedExecution() throws Exception {
    String property = System.getProperty("asl.recordings", "");
    if (property.isEmpty()) {
      System.out.println("Recorded executions skipped: asl.recordings names no folder of them");
    }
    assumeTrue(!property.isEmpty(), "asl.recordings names no folder of recorded executions");
    Path folder = Path.of(System.getProperty("project.root", "")).resolve(property);
    JsonNode index = JSON.readTree(folder.resolve("index.json").toFile());
    List<String> disagreements = new ArrayList<>();
    int agreeing = 0;
    for (JsonNode entry : index) {
      List<String> found = compare(folder.resolve(entry.path("name").asText()), entry);
      found.forEach(line -> disagreements.add(entry.path("name").asText() + ": " + line));
      agreeing += found.isEmpty() ? 1 : 0;
    }
    System.out.printf(
        "%d of %d recorded executions agree on status, output and error, and on every state"
            + " entered and exited%n",
        agreeing, index.size());
    assertThat(disagreements).isEmpty();
    assertThat(index.size()).isPositive();
  }

  private static List<String> compare(Path folder, JsonNode entry) throws Exception {
    JsonNode definition = read(folder.resolve("definition.json"));
    JsonNode expected = Recording.decode(read(folder.resolve("expected.json")));
    ArrayNode trace = JSON.createArrayNode();
    ExecutionResult result;
    try {
      result = run(folder, definition, entry.path("context"), trace);
    } catch (InvalidDefinition failure) {
      return failure.violations().stream().map(line -> "refused: " + line).toList();
    }
    ObjectNode actual = JSON.createObjectNode().put("status", result.status().name());
    result.output().ifPresent(output -> actual.set("output", output));
    result.error().ifPresent(error -> actual.put("error", error));
    result.cause().ifPresent(cause -> actual.put("cause", cause));
    JsonNode decoded = Recording.decode(actual);
    List<String> differences = new ArrayList<>();
    for (String field : List.of("status", "output", "error", "cause")) {
      if (!Recording.agree(expected.path(field), decoded.path(field))) {
        differences.add(
            "%s: recorded %s, was %s".formatted(field, expected.path(field), decoded.path(field)));
      }
    }
    differences.addAll(
        Recording.differences(expected.path("trace"), Recording.decode(trace), definition));
    return differences;
  }

  private static ExecutionResult run(
      Path folder, JsonNode definition, JsonNode context, ArrayNode trace) throws Exception {
    Path calls = folder.resolve("lambda.json");
    Tasks tasks = new Tasks(new RecordedFunctions(read(calls)), Map.of());
    MachineIdentity identity =
        new MachineIdentity(
            "aws",
            context.path("region").asText(),
            context.path("account").asText(),
            context.path("state_machine_name").asText(),
            context.path("role_arn").asText());
    StateMachine machine =
        new StateMachine(
            identity,
            Definition.read(definition, tasks),
            tasks,
            new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")),
            new Random(1),
            () -> "00000000-0000-4000-8000-000000000000",
            List.of(event -> trace(event, trace)));
    return machine.run(context.path("execution_name").asText(), read(folder.resolve("input.json")));
  }

  private static void trace(HistoryEvent event, ArrayNode trace) {
    String state = event.state().orElse("");
    JsonNode detail = event.detail().orElseThrow();
    if (event.type().endsWith("StateEntered")) {
      trace
          .addObject()
          .put("enter", state)
          .put("type", event.type().replace("StateEntered", ""))
          .set("input", detail.path("input"));
    }
    if (event.type().endsWith("StateExited")) {
      ObjectNode exit = trace.addObject().put("exit", state);
      exit.setAll((ObjectNode) detail);
    }
  }

  private static JsonNode read(Path file) throws IOException {
    return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createArrayNode();
  }

  /// Answers as the functions did: the first unused call of that function with that payload.
  private static final class RecordedFunctions implements LambdaFunctions {
    private final List<JsonNode> unused = new ArrayList<>();

    private RecordedFunctions(JsonNode calls) {
      calls.forEach(unused::add);
    }

    @Override
    public synchronized JsonNode invoke(String function, JsonNode payload) throws TaskFailed {
      for (JsonNode call : unused) {
        if (call.path("function").asText().equals(function)
            && call.path("payload").equals(payload)) {
          unused.remove(call);
          return answer(call);
        }
      }
      throw new IllegalStateException("no call of %s with %s".formatted(function, payload));
    }

    private static JsonNode answer(JsonNode call) throws TaskFailed {
      if (call.has("error")) {
        throw new TaskFailed(call.path("error").asText(), call.path("cause").toString());
      }
      return call.path("result");
    }
  }
}
