package accelerator.emulators.sam.lambda;

import accelerator.emulators.sam.template.LambdaFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The command line and the environment of a function's JVM: those of Lambda's java25 runtime, and
/// nothing of the machine's own environment.
record FunctionCommandLine(List<String> command, Map<String, String> environment) {
  FunctionCommandLine {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// @param code the unpacked code, which is the working directory: the client finds classes and
  ///   `lib/` there
  /// @param runtimeApi host and port
  static FunctionCommandLine of(
      LambdaFunction function,
      Path code,
      RuntimeClient client,
      HostSettings settings,
      String runtimeApi) {
    return new FunctionCommandLine(
        command(function, client, settings), environment(function, code, settings, runtimeApi));
  }

  private static List<String> command(
      LambdaFunction function, RuntimeClient client, HostSettings settings) {
    int heap = Math.min(function.memorySize() * 8 / 10, settings.maximumHeap());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(String.format(Locale.ROOT, "-Xmx%dm", heap));
    command.add("-XX:+UseSerialGC");
    if (!function.snapStart()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Duser.home=" + settings.folder().resolve("home"));
    command.add("-Djava.io.tmpdir=" + settings.folder().resolve("tmp"));
    command.addAll(client.arguments(function.handler()));
    return command;
  }

  private static Map<String, String> environment(
      LambdaFunction function, Path code, HostSettings settings, String runtimeApi) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put("HOME", settings.folder().resolve("home").toString());
    environment.put("_HANDLER", function.handler());
    environment.put("LAMBDA_TASK_ROOT", code.toString());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_DEFAULT_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", function.alias().isPresent() ? "1" : "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memorySize()));
    environment.put("AWS_LAMBDA_LOG_FORMAT", function.logFormat());
    function.logLevel().ifPresent(level -> environment.put("AWS_LAMBDA_LOG_LEVEL", level));
    environment.put(
        "AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand");
    environment.putAll(function.environment());
    environment.putAll(settings.environment());
    return environment;
  }
}
