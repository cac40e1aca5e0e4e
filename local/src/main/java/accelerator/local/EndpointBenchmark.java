package accelerator.local;

import accelerator.core.Json;
import accelerator.local.benchmark.Spread;
import accelerator.local.benchmark.TextTable;
import accelerator.local.endpoint.Fault;
import accelerator.local.endpoint.FaultProxy;
import accelerator.local.endpoint.Load;
import accelerator.local.endpoint.MinimalFunction;
import accelerator.local.endpoint.OverheadFunction;
import accelerator.local.lambda.HostSettings;
import accelerator.local.lambda.Invocation;
import accelerator.local.lambda.LambdaHost;
import accelerator.local.template.LambdaFunction;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// What `benchmark endpoint` measures, each as the lines of a table.
record EndpointBenchmark(LocalStack stack) {
  private static final String FUNCTION = "RecommendFunction";
  private static final String EVENT = "events/get-recommended-for-you.json";
  private static final String SOURCE = "x-recommendation-source";
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);
  private static final int SHOPPERS = 1500;

  /// As many as two instances answer within the budget: here they wait in line, in the cloud not.
  private static final int OPENING_RATE = 3;

  private static final int FAULT_RATE = 20;
  private static final Duration FAULT_OPENING = Duration.ofSeconds(10);
  private static final Duration FAULT_OPEN = Duration.ofSeconds(10);

  /// Load over HTTP, through gateway, runtime client and handler.
  List<String> load(int rate, int seconds) {
    run(rate, WARM_UP);
    Load.Result result = run(rate, Duration.ofSeconds(seconds));
    return new TextTable("load", "requests", "errors", "p50 ms", "p90 ms", "p99 ms", "max ms")
        .row(
            "%d/s over %d s".formatted(rate, seconds),
            String.valueOf(result.sortedNanos().length),
            String.valueOf(result.errors()),
            millis(result, 0.5),
            millis(result, 0.9),
            millis(result, 0.99),
            millis(result, 1))
        .lines();
  }

  private Load.Result run(int rate, Duration length) {
    return new Load(rate, length).run(shoppers(), EndpointBenchmark::isList);
  }

  private IntFunction<URI> shoppers() {
    String address = stack.endpoint() + "/v1/ecommerce/recommended-for-you?userId=u-%05d";
    return nth -> URI.create(address.formatted(1 + nth % SHOPPERS));
  }

  private static boolean isList(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return response.statusCode() == 200 && body.contains("\"itemId\"");
  }

  /// From the start of a JVM to its first answer, of the endpoint's function and of the least one.
  List<String> starts(int starts) throws IOException {
    LambdaFunction real = real();
    LambdaFunction least = beside(real, MinimalFunction.class);
    double[] reals = new double[starts];
    double[] leasts = new double[starts];
    for (int nth = 0; nth < starts; nth++) {
      leasts[nth] = start(least);
      reals[nth] = start(real);
    }
    double ratio = Spread.of(reals).median() / Spread.of(leasts).median();
    return Stream.concat(
            new TextTable("cold start, median of " + starts, "first answer ms")
                    .row("one client, one call", Spread.of(leasts).text(0))
                    .row("the endpoint", Spread.of(reals).text(0))
                    .lines()
                    .stream(),
            Stream.of(
                String.format(
                    Locale.ROOT,
                    "ratio %.2f; %s: %.1f MB",
                    ratio,
                    real.code().getFileName(),
                    Files.size(real.code()) / 1e6)))
        .toList();
  }

  private double start(LambdaFunction function) throws IOException {
    HostSettings settings =
        HostSettings.of(
            stack.hostSettings().folder().resolve("cold"), stack.hostSettings().environment());
    String event = Files.readString(Checkout.root().resolve(EVENT));
    try (LambdaHost host = LambdaHost.start(List.of(function), settings)) {
      long began = System.nanoTime();
      Invocation invocation = host.invoke(function.logicalId(), event);
      double millis = (System.nanoTime() - began) / 1e6;
      if (!(invocation instanceof Invocation.Returned returned)
          || !returned.payload().contains("\"statusCode\":200")) {
        throw new IllegalStateException("%s: %s".formatted(function.handler(), invocation));
      }
      return millis;
    }
  }

  /// What the handler adds to the bare call of Personalize.
  List<String> overhead() throws IOException {
    LambdaFunction function = beside(real(), OverheadFunction.class);
    HostSettings settings =
        HostSettings.of(
            stack.hostSettings().folder().resolve("overhead"), stack.hostSettings().environment());
    String event = Files.readString(Checkout.root().resolve(EVENT));
    try (LambdaHost host = LambdaHost.start(List.of(function), settings)) {
      if (!(host.invoke(function.logicalId(), event) instanceof Invocation.Returned returned)) {
        throw new IllegalStateException("the measuring function failed");
      }
      JsonNode medians = Json.parse(returned.payload());
      long bare = medians.path("bare").asLong();
      long handler = medians.path("handler").asLong();
      return new TextTable("one call, median", "microseconds")
          .row("Personalize, bare", String.valueOf(bare))
          .row("the handler", String.valueOf(handler))
          .row("added", String.valueOf(handler - bare))
          .lines();
    }
  }

  private LambdaFunction real() {
    return stack.deployed().functions().stream()
        .filter(function -> function.logicalId().equals(FUNCTION))
        .findFirst()
        .orElseThrow();
  }

  /// A measuring function, among the libraries of the real one.
  private LambdaFunction beside(LambdaFunction real, Class<?> measuring) throws IOException {
    Path unpacked = stack.hostSettings().folder().resolve("code").resolve(real.name());
    Path code = stack.hostSettings().folder().resolve(measuring.getSimpleName());
    Files.createDirectories(code);
    Files.createSymbolicLink(code.resolve("lib"), unpacked.resolve("lib"));
    String name = measuring.getName().replace('.', '/') + ".class";
    Path file = code.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (var classFile = measuring.getResourceAsStream("/" + name)) {
      Files.write(file, classFile.readAllBytes());
    }
    Map<String, String> environment = new HashMap<>(real.environment());
    environment.put("RECOMMENDER_ARN", recommender());
    environment.put("USER_ID", "u-00042");
    environment.put("ITEM_COLUMNS", String.join(",", columns()));
    return new LambdaFunction(
        real.logicalId(),
        "measuring-" + UUID.randomUUID(),
        real.arn(),
        measuring.getName(),
        real.runtime(),
        code,
        real.memorySize(),
        PATIENCE,
        environment,
        real.alias(),
        real.snapStart(),
        real.logFormat(),
        real.logLevel());
  }

  private JsonNode published() throws IOException {
    Path registry =
        stack.hostSettings().folder().resolveSibling("objects").resolve(LocalStack.BUCKET);
    return Json.parse(Files.readString(registry.resolve("registry").resolve("ecommerce.json")));
  }

  private List<String> columns() throws IOException {
    List<String> columns = new ArrayList<>();
    published().path("itemColumns").fieldNames().forEachRemaining(columns::add);
    return columns;
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

  /// Answers while Personalize fails, until the circuit opens and after, and how soon it is back.
  ///
  /// @param front stands between the endpoint's function and Personalize
  List<String> faults(FaultProxy front, List<Fault> faults) {
    TextTable table =
        new TextTable("Personalize", "errors", "p99 ms", "open p50 ms", "open p99 ms", "back s");
    for (Fault fault : faults) {
      front.set(fault);
      Load.Result opening = fault(fault, OPENING_RATE, FAULT_OPENING);
      Load.Result open = fault(fault, FAULT_RATE, FAULT_OPEN);
      front.set(Fault.NONE);
      table.row(
          fault.words(),
          String.valueOf(opening.errors() + open.errors()),
          millis(opening, 0.99),
          millis(open, 0.5),
          millis(open, 0.99),
          String.format(Locale.ROOT, "%.1f", recovery()));
    }
    return table.lines();
  }

  private Load.Result fault(Fault fault, int rate, Duration length) {
    String source = fault == Fault.NONE ? "personalize" : "fallback";
    return new Load(rate, length)
        .run(
            shoppers(),
            response ->
                isList(response)
                    && response.headers().firstValue(SOURCE).orElse("personalize").equals(source));
  }

  /// Seconds until Personalize answers again.
  private double recovery() {
    Instant began = Instant.now();
    while (Duration.between(began, Instant.now()).compareTo(LONGEST_RECOVERY) < 0) {
      Load.Result one = fault(Fault.NONE, FAULT_RATE, Duration.ofMillis(50));
      if (one.errors() == 0) {
        break;
      }
    }
    return Duration.between(began, Instant.now()).toMillis() / 1e3;
  }

  private static String millis(Load.Result result, double share) {
    return String.format(Locale.ROOT, "%.1f", result.millis(share));
  }
}
