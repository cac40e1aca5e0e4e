package accelerator.emulators.sam;

import accelerator.emulators.sam.gateway.HttpApi;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.InvokeApi;
import accelerator.emulators.sam.lambda.LambdaHost;
import accelerator.emulators.sam.template.Stack;
import java.net.URI;

/// What a template deploys, running: its functions, its HTTP API and Lambda's `Invoke`, the last
/// two each on a port of its own.
public final class SamApplication implements AutoCloseable {
  private final Stack stack;
  private final LambdaHost functions;
  private final HttpApi api;
  private final InvokeApi lambda;

  private SamApplication(Stack stack, LambdaHost functions, HttpApi api, InvokeApi lambda) {
    this.stack = stack;
    this.functions = functions;
    this.api = api;
    this.lambda = lambda;
  }

  /// Starts everything, or nothing.
  ///
  /// @param settings how the functions are hosted
  /// @param port of the HTTP API on 127.0.0.1, or 0 for any free one
  /// @param lambdaPort of Lambda's `Invoke`, or 0 for any free one
  /// @throws accelerator.emulators.loopback.EmulatorException naming what is wrong: a taken port,
  ///   code that is not built, what the template asks for and is not supported
  public static SamApplication start(Stack stack, HostSettings settings, int port, int lambdaPort) {
    LambdaHost functions = LambdaHost.start(stack.functions(), settings);
    try {
      HttpApi api =
          HttpApi.start(
              port,
              stack.routes(),
              stack.cors(),
              functions,
              settings.clock(),
              settings.requestIds());
      try {
        return new SamApplication(stack, functions, api, InvokeApi.start(functions, lambdaPort));
      } catch (RuntimeException failure) {
        api.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      functions.close();
      throw failure;
    }
  }

  /// What the template says for this deployment.
  public Stack stack() {
    return stack;
  }

  /// The functions, to call them and to read what they printed.
  public LambdaHost functions() {
    return functions;
  }

  /// The HTTP API, to mount handlers beside it.
  public HttpApi httpApi() {
    return api;
  }

  /// Where the HTTP API answers.
  public URI api() {
    return api.endpoint();
  }

  /// Where clients point `AWS_ENDPOINT_URL_LAMBDA`.
  public URI lambda() {
    return lambda.endpoint();
  }

  /// Stops everything; more than once does no harm.
  @Override
  public void close() {
    lambda.close();
    api.close();
    functions.close();
  }
}
