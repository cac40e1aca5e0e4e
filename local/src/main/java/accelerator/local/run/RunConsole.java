package accelerator.local.run;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.local.drawing.MachineDrawing;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the Step Functions console is in the cloud, as JSON for the pages and for the command
/// `run`. It has no counterpart in the deployed endpoint, and only this machine's own pages may ask
/// it.
///
/// | Path below `/run` | Answer |
/// |---|---|
/// | `/status` | the newest execution: steps, and the summary when it has ended |
/// | `/shoppers` | some users of each domain |
/// | `/knows?domain=..&userId=..` | whether a user is in the data of the newest run |
/// | `/machine` | the state machine as a drawing, and the input that `up` started with |
/// | `/executions` | the executions, newest first; a POST with `{"input": ..}` starts one |
/// | `/executions/NAME` | one execution, without what its states read and wrote |
/// | `/executions/NAME/states` | the same with it |
public final class RunConsole implements LoopbackHandler {
  private static final String EXECUTIONS = "/run/executions";

  private final ShownExecutions executions;
  private final Supplier<JsonNode> machine;
  private final Shoppers shoppers;

  RunConsole(ShownExecutions executions, Supplier<JsonNode> machine, Shoppers shoppers) {
    this.executions = executions;
    this.machine = machine;
    this.shoppers = shoppers;
  }

  /// Keeps the runs that are under way, as interrupted, when this process is stopped.
  public RunConsole keepingInterrupted() {
    Runtime.getRuntime().addShutdownHook(new Thread(executions::interrupt, "run-console-exit"));
    return this;
  }

  /// The console of a stack, whose executions it keeps in the checkout for the next start.
  ///
  /// @param refresh the first run
  public static RunConsole of(Refresh refresh, LocalStack stack, List<Domain> domains) {
    return of(refresh, stack, domains, Checkout.root().resolve(KeptExecutions.FOLDER));
  }

  /// @param folder where executions are kept that have ended
  public static RunConsole of(
      Refresh refresh, LocalStack stack, List<Domain> domains, Path folder) {
    JsonNode definition = stack.machine().definition();
    return new RunConsole(
        new ShownExecutions(
            stack.machine(), new KeptExecutions(folder), stack.clock(), refresh.log()),
        () ->
            Json.object()
                .<ObjectNode>set("drawing", Json.tree(MachineDrawing.of(definition)))
                .set("startedWith", refresh.startedWith()),
        new Shoppers(stack.snowflake().warehouse(), domains));
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) throws IOException {
    Optional<String> refusal = SameOrigin.refusal(request);
    if (refusal.isPresent()) {
      return refused(403, refusal.get());
    }
    if (request.isPost()) {
      return request.path().equals(EXECUTIONS)
          ? started(request)
          : refused(405, "only %s takes a POST".formatted(EXECUTIONS)).with("Allow", "GET");
    }
    if (!request.method().equals("GET")) {
      return refused(405, "the method must be GET").with("Allow", "GET");
    }
    return switch (request.path()) {
      case "/run/status" -> answer(200, status());
      case "/run/shoppers" -> answer(200, Json.tree(shoppers.some()));
      case "/run/knows" -> answer(200, Json.object().put("known", shoppers.knows(request.query())));
      case "/run/machine" -> answer(200, machine.get());
      case EXECUTIONS -> answer(200, list());
      case String path when path.startsWith(EXECUTIONS + "/") ->
          one(path.substring(EXECUTIONS.length() + 1));
      default ->
          refused(404, "there are /run/status, /run/shoppers, /run/machine and " + EXECUTIONS);
    };
  }

  private LoopbackAnswer started(LoopbackRequest request) {
    try {
      JsonNode body = Json.parse(request.text());
      JsonNode input = body.path("input");
      if (body.size() != 1 || !input.isObject()) {
        return refused(400, "the body must be {\"input\": {..}}");
      }
      return answer(201, Json.object().put("name", executions.start(input)));
    } catch (InvalidInput failure) {
      return refused(400, String.valueOf(failure.getMessage()));
    }
  }

  private ArrayNode list() {
    ArrayNode list = Json.array();
    executions.lines().forEach(list::add);
    return list;
  }

  private LoopbackAnswer one(String asked) {
    boolean isWhole = asked.endsWith("/states");
    String name = isWhole ? asked.substring(0, asked.length() - "/states".length()) : asked;
    return executions
        .find(name)
        .map(log -> answer(200, isWhole ? log : LogViews.withoutPayloads(log)))
        .orElseGet(() -> refused(404, "there is no execution '%s'".formatted(name)));
  }

  private JsonNode status() {
    return LogViews.status(executions.find(executions.newest().name()).orElseThrow());
  }

  private static LoopbackAnswer refused(int status, String reason) {
    return answer(status, Json.object().put("message", reason));
  }

  private static LoopbackAnswer answer(int status, JsonNode body) {
    return LoopbackAnswer.text(status, "application/json", Json.write(body))
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }
}
