package accelerator.local.stack;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.personalize.DeclaredFailure;
import accelerator.emulators.personalize.PersonalizeControls;
import accelerator.emulators.sam.lambda.FunctionInvoker;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Lets the functions of a local stack die before or after what they do.
final class FailingFunctions {
  private static final String DIED = "Runtime.ExitError";

  private final PendingFaults faults;

  private FailingFunctions(PendingFaults faults) {
    this.faults = faults;
  }

  static FailingFunctions none() {
    return new FailingFunctions(PendingFaults.none());
  }

  /// Declares what is Personalize's to it, and keeps the rest.
  static FailingFunctions of(List<RehearsedFault> all, PersonalizeControls personalize) {
    for (RehearsedFault fault : all) {
      if (!fault.kind().isKill()) {
        personalize.declare(
            new DeclaredFailure(
                fault.name(), fault.kind().error(), "declared by --fault", fault.times()));
      }
    }
    return new FailingFunctions(
        new PendingFaults(all.stream().filter(fault -> fault.kind().isKill()).toList()));
  }

  Invocation invoke(String function, String payload, Duration patience, FunctionInvoker functions) {
    Optional<RehearsedFault.Kind> fault = faults.next(action(payload));
    if (fault.isEmpty()) {
      return functions.invoke(function, payload, patience);
    }
    if (fault.get() == RehearsedFault.Kind.KILL_AFTER) {
      Invocation _ = functions.invoke(function, payload, patience);
    }
    String message = function + ": Runtime exited with error: signal: killed";
    return new Invocation.Failed(
        DIED,
        message,
        Json.write(Json.object().put("errorType", DIED).put("errorMessage", message)));
  }

  /// Calls of the endpoint have none.
  private static String action(String payload) {
    try {
      return Json.parse(payload).path("action").asText();
    } catch (InvalidInput _) {
      return "";
    }
  }
}
