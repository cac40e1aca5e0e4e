package accelerator.local.sql;

import accelerator.core.DataContractViolated;
import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.Explanation;
import accelerator.core.ImportMode;
import accelerator.core.Json;
import accelerator.core.Run;
import accelerator.core.Window;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.local.stack.WarehouseBench;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// One pass of a domain through the warehouse's function: transformed and checked, as a run does
/// it, and nothing else.
///
/// @param number which pass it is: the tables of earlier ones are dropped
public record SqlRound(WarehouseBench bench, Domain domain, Window window, int number) {
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final long LOOK_NANOS = 20_000_000;

  /// How a pass ended.
  public sealed interface Ending {

    /// Everything was made and checked.
    ///
    /// @param judged violations, and what a run is told
    record Made(JsonNode judged) implements Ending {}

    /// A statement failed, or a table is not what SQL or the schema says.
    ///
    /// @param isViolation whether the data contract is what failed
    record Failed(Explanation explanation, boolean isViolation) implements Ending {}
  }

  public Ending run() {
    Run run =
        new Run(
            String.format(Locale.ROOT, "sql-%d", number),
            "none",
            Instant.now(),
            ImportMode.FULL,
            false,
            new Run.Deadlines(Instant.now().plus(PATIENCE)),
            Optional.empty(),
            Optional.empty());
    DomainPlan plan = new DomainPlan(domain, window, domain.recommenders(), "sql/");
    ObjectNode payload = Json.object();
    payload.set("run", Json.tree(run));
    payload.set("plan", Json.tree(plan));
    Ending transformed = stage(payload.put("action", "TransformDatasets"));
    return switch (transformed) {
      case Ending.Failed failed -> failed;
      case Ending.Made made -> {
        payload.set("basis", made.judged().path("basis"));
        yield stage(payload.put("action", "CheckData").put("tellViolations", true));
      }
    };
  }

  /// A stage to its end: it answers pending while statements run.
  private Ending stage(ObjectNode payload) {
    payload.set("progress", Json.object());
    while (true) {
      switch (bench.call(payload)) {
        case Invocation.Failed failed -> {
          return new Ending.Failed(
              Explanation.of(
                  failed.errorType(), failed.errorMessage(), payload.path("action").asText()),
              failed.errorType().equals(DataContractViolated.class.getName()));
        }
        case Invocation.Returned returned -> {
          JsonNode answer = Json.parse(returned.payload());
          if (!answer.path("state").asText().equals("PENDING")) {
            return new Ending.Made(answer.path("result"));
          }
          payload.set("progress", answer.path("progress"));
          LockSupport.parkNanos(LOOK_NANOS);
        }
      }
    }
  }
}
