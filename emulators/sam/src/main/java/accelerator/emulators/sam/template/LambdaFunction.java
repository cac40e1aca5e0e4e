package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A Lambda function as the template configures it. Limits are those of Lambda.
///
/// @param logicalId its name in the template
/// @param name its name in Lambda
/// @param code its zip or folder, resolved against the template's folder
/// @param memorySize MB
/// @param environment the variables of `Globals` and its own, its own winning
/// @param logFormat `Text` or `JSON`
public record LambdaFunction(
    String logicalId,
    String name,
    String arn,
    String handler,
    String runtime,
    Path code,
    int memorySize,
    Duration timeout,
    Map<String, String> environment,
    Optional<String> alias,
    boolean snapStart,
    String logFormat,
    Optional<String> logLevel) {
  /// Of all names and values, in bytes.
  private static final int ENVIRONMENT_LIMIT = 4096;

  /// Names that Lambda keeps for itself (Lambda developer guide, reserved environment variables).
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  public LambdaFunction {
    environment = Map.copyOf(environment);
    if (!runtime.startsWith("java")) {
      throw new EmulatorException(
          "%s: Runtime %s is not supported, only Java's".formatted(logicalId, runtime));
    }
    require(memorySize >= 128 && memorySize <= 10_240, logicalId, "MemorySize", memorySize);
    require(
        timeout.toSeconds() >= 1 && timeout.toSeconds() <= 900,
        logicalId,
        "Timeout",
        timeout.toSeconds());
    for (String variable : environment.keySet()) {
      require(!RESERVED.contains(variable), logicalId, "Environment", variable);
    }
    int size =
        environment.entrySet().stream()
            .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum();
    require(size <= ENVIRONMENT_LIMIT, logicalId, "Environment", size + " bytes");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, String logicalId, String property, Object value) {
    if (!holds) {
      throw new EmulatorException("%s: Lambda refuses %s %s".formatted(logicalId, property, value));
    }
  }
}
