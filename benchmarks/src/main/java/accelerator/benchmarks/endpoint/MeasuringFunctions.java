package accelerator.benchmarks.endpoint;

import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.emulators.sam.template.LambdaFunction;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The functions that a benchmark starts by itself: the endpoint's own, and others among its
/// libraries.
record MeasuringFunctions(LocalStack stack) {
  private static final String FUNCTION = "RecommendFunction";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// The endpoint's function as it is deployed.
  LambdaFunction deployed() {
    return stack.deployed().functions().stream()
        .filter(function -> function.logicalId().equals(FUNCTION))
        .findFirst()
        .orElseThrow();
  }

  /// The same without a snapshot: what a start costs where there is none.
  LambdaFunction onDemand() {
    LambdaFunction function = deployed();
    return with(
        function.handler(), unpacked(function), function.environment(), function.timeout(), false);
  }

  /// The same, with a snapshot's hooks run before its first call.
  LambdaFunction primed() {
    return withSnapshot(onDemand());
  }

  /// A function with a snapshot's hooks run before its first call.
  LambdaFunction withSnapshot(LambdaFunction function) {
    return with(
        function.handler(), function.code(), function.environment(), function.timeout(), true);
  }

  /// A measuring function among the libraries of the endpoint's, without a snapshot.
  LambdaFunction beside(Class<?> measuring) throws IOException {
    LambdaFunction function = deployed();
    Path code = stack.hostSettings().folder().resolve(measuring.getSimpleName());
    String name = measuring.getName().replace('.', '/') + ".class";
    Path file = code.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.createSymbolicLink(code.resolve("lib"), unpacked(function).resolve("lib"));
    try (var classFile = measuring.getResourceAsStream("/" + name)) {
      Files.write(file, classFile.readAllBytes());
    }
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.put("RECOMMENDER_ARN", recommender());
    environment.put("USER_ID", "u-00042");
    environment.put("ITEM_COLUMNS", String.join(",", columns()));
    return with(measuring.getName(), code, environment, PATIENCE, false);
  }

  /// The same function with variables more.
  LambdaFunction with(LambdaFunction function, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.putAll(variables);
    return with(
        function.handler(), function.code(), environment, function.timeout(), function.snapStart());
  }

  private LambdaFunction with(
      String handler,
      Path code,
      Map<String, String> environment,
      Duration timeout,
      boolean snapStart) {
    LambdaFunction function = deployed();
    return new LambdaFunction(
        function.logicalId(),
        "measuring-" + UUID.randomUUID(),
        function.arn(),
        handler,
        function.runtime(),
        code,
        function.memorySize(),
        timeout,
        environment,
        function.alias(),
        snapStart,
        function.logFormat(),
        function.logLevel());
  }

  private Path unpacked(LambdaFunction function) {
    return stack.functions().code(function.name());
  }

  private JsonNode published() throws IOException {
    Path registry =
        stack.hostSettings().folder().resolveSibling("objects").resolve(LocalStack.BUCKET);
    return Json.parse(Files.readString(registry.resolve("registry").resolve("ecommerce.json")));
  }

  /// As many as an answer may carry.
  private List<String> columns() throws IOException {
    List<String> columns = new ArrayList<>();
    published().path("itemColumns").fieldNames().forEachRemaining(columns::add);
    return columns.subList(0, Math.min(Registry.MOST_COLUMNS, columns.size()));
  }

  private String recommender() throws IOException {
    return published()
        .path("recommenders")
        .valueStream()
        .filter(entry -> entry.path("name").asText().equals("recommended-for-you"))
        .map(entry -> entry.path("recommenderArn").asText())
        .findFirst()
        .orElseThrow();
  }
}
