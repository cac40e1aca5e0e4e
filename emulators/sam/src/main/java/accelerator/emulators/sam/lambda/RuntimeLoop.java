package accelerator.emulators.sam.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.api.client.logging.StdOutLogSink;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeApiClient;
import com.amazonaws.services.lambda.runtime.api.client.util.ConcurrencyConfig;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;

/// Lambda's runtime client without its native half, which exists for Linux only: handlers are
/// found, called and reported by that client's own code, and only its talk with the Runtime API is
/// {@link PlainRuntimeApiClient}'s.
final class RuntimeLoop extends AWSLambda {
  /// The client makes handlers, SnapStart's hooks and failures to start in one private method of
  /// {@link AWSLambda}, which takes what it talks through.
  private static final String PREPARING = "getLambdaRequestHandlerObject";

  private RuntimeLoop() {}

  /// Runs a handler until the JVM is stopped.
  ///
  /// @param arguments the handler, as the function's `Handler` spells it
  /// @throws Exception when the Runtime API is gone
  public static void main(String[] arguments) throws Exception {
    try (LambdaContextLogger logger =
        new LambdaContextLogger(
            new StdOutLogSink(),
            LogLevel.fromString(variable("AWS_LAMBDA_LOG_LEVEL", "UNDEFINED")),
            LogFormat.fromString(variable("AWS_LAMBDA_LOG_FORMAT", "TEXT")))) {
      LambdaRuntimeApiClient client =
          new PlainRuntimeApiClient(System.getenv("AWS_LAMBDA_RUNTIME_API"));
      startRuntimeLoops(
          handler(arguments[0], logger, client), logger, new ConcurrencyConfig(logger), client);
    }
  }

  private static String variable(String name, String otherwise) {
    return Objects.requireNonNullElse(System.getenv(name), otherwise);
  }

  private static LambdaRequestHandler handler(
      String name, LambdaContextLogger logger, LambdaRuntimeApiClient client) throws Exception {
    Method preparing =
        AWSLambda.class.getDeclaredMethod(
            PREPARING, String.class, LambdaContextLogger.class, LambdaRuntimeApiClient.class);
    preparing.setAccessible(true);
    try {
      return (LambdaRequestHandler) preparing.invoke(null, name, logger, client);
    } catch (InvocationTargetException failure) {
      throw new IllegalStateException("cannot prepare " + name, failure.getCause());
    }
  }
}
