package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All services that a simulated function calls, behind one door: notes each call, lets it fail
/// where that was declared, and passes it on.
final class FaultyServices implements LoopbackHandler {
  private final Map<ServiceCall.Service, LoopbackHandler> services;
  private final InstantSource clock;
  private final List<Asked> asked = new ArrayList<>();
  private final Set<String> called = new LinkedHashSet<>();
  private PendingFaults faults = PendingFaults.none();
  private String acting = "";

  /// A request of Personalize's control plane.
  record Asked(String operation, Instant at) {}

  FaultyServices(Map<ServiceCall.Service, LoopbackHandler> services, InstantSource clock) {
    this.services = Map.copyOf(services);
    this.clock = clock;
  }

  /// Begins anew, with faults to come.
  synchronized void begin(PendingFaults failing) {
    faults = failing;
    asked.clear();
    called.clear();
  }

  /// From now on calls are of this action; where domains run side by side, that is of either.
  synchronized void acts(String action) {
    acting = action;
  }

  /// What was asked of Personalize since the beginning.
  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// Every different call since the beginning, such as `ImportDatasets/CreateSchema`.
  synchronized List<String> called() {
    return List.copyOf(called);
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) throws IOException {
    ServiceCall call = ServiceCall.of(request);
    Optional<RehearsedFault.Kind> fault = noted(call);
    if (fault.isEmpty()) {
      return passedOn(call, request);
    }
    if (fault.get().isAfterTheEffect()) {
      LoopbackAnswer _ = passedOn(call, request);
    }
    return call.service() == ServiceCall.Service.OBJECTS
        ? objectFailure(fault.get())
        : failure(fault.get());
  }

  private synchronized Optional<RehearsedFault.Kind> noted(ServiceCall call) {
    if (call.service() == ServiceCall.Service.PERSONALIZE) {
      asked.add(new Asked(call.operation(), clock.instant()));
    }
    called.add(call.within(acting));
    return faults.next(
        call.operation(), "%s/%s".formatted(acting, call.operation()), call.within(acting));
  }

  private LoopbackAnswer passedOn(ServiceCall call, LoopbackRequest request) throws IOException {
    LoopbackHandler service = services.get(call.service());
    return service == null ? LoopbackAnswer.empty(501) : service.answer(request);
  }

  /// What is a fault of the service's own says nothing but its status.
  private static LoopbackAnswer failure(RehearsedFault.Kind kind) {
    return switch (kind) {
      case ERROR, LOST -> LoopbackAnswer.empty(500);
      case UNAVAILABLE, KILL_BEFORE, KILL_AFTER -> LoopbackAnswer.empty(503);
      case TIMEOUT, RESET -> LoopbackAnswer.brokenOff();
      case THROTTLE, LIMIT, IN_USE, DENIED ->
          LoopbackAnswer.text(
              400,
              "application/x-amz-json-1.1",
              Json.write(
                  Json.object().put("__type", kind.error()).put("message", "declared by --fault")));
    };
  }

  private static LoopbackAnswer objectFailure(RehearsedFault.Kind kind) {
    return switch (kind) {
      case ERROR, LOST -> objectFailure(500, "InternalError");
      case UNAVAILABLE, KILL_BEFORE, KILL_AFTER -> LoopbackAnswer.empty(503);
      case TIMEOUT, RESET -> LoopbackAnswer.brokenOff();
      case THROTTLE, LIMIT -> objectFailure(503, "SlowDown");
      case IN_USE -> objectFailure(409, "OperationAborted");
      case DENIED -> objectFailure(403, "AccessDenied");
    };
  }

  private static LoopbackAnswer objectFailure(int status, String code) {
    return LoopbackAnswer.text(
        status,
        "application/xml",
        "<Error><Code>%s</Code><Message>declared by --fault</Message></Error>".formatted(code));
  }
}
