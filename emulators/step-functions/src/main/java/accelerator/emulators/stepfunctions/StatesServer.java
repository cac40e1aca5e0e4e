package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.AwsJsonService;
import accelerator.emulators.loopback.AwsJsonService.Operation;
import accelerator.emulators.loopback.LoopbackServer;
import java.net.URI;
import java.util.Map;

/// The Step Functions API on 127.0.0.1, as AWS JSON 1.0: `StartExecution`, `DescribeExecution`,
/// `StopExecution`, `ListExecutions`, `RedriveExecution`. Any other operation is refused with
/// `UnknownOperationException`. Signatures are not checked.
public final class StatesServer implements AutoCloseable {
  private final LoopbackServer server;

  private StatesServer(LoopbackServer server) {
    this.server = server;
  }

  /// Starts answering on any free port.
  ///
  /// @throws accelerator.emulators.loopback.EmulatorException when no port can be had
  public static StatesServer start(StateMachines machines) {
    return start(machines, 0);
  }

  /// Starts answering.
  ///
  /// @param port on 127.0.0.1, or 0 for any free one
  /// @throws accelerator.emulators.loopback.PortTaken when another process listens on it
  public static StatesServer start(StateMachines machines, int port) {
    Map<String, Operation> operations =
        Map.of(
            "StartExecution", request -> machines.start(new ApiRequest(request)),
            "DescribeExecution", request -> machines.describe(new ApiRequest(request)),
            "StopExecution", request -> machines.stop(new ApiRequest(request)),
            "ListExecutions", request -> machines.list(new ApiRequest(request)),
            "RedriveExecution", request -> machines.redrive(new ApiRequest(request)));
    return new StatesServer(
        new AwsJsonService("AWSStepFunctions", "1.0", operations).start("Step Functions", port));
  }

  /// Where clients point `AWS_ENDPOINT_URL_SFN`.
  public URI endpoint() {
    return server.endpoint();
  }

  /// Stops answering. Executions go on.
  @Override
  public void close() {
    server.close();
  }
}
