package accelerator.benchmarks.endpoint;

import accelerator.benchmarks.measuring.Spread;
import accelerator.core.Json;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.lambda.LambdaHost;
import accelerator.emulators.sam.template.LambdaFunction;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import accelerator.local.terminal.TextTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What `benchmark endpoint` measures of the endpoint's function alone, each as the lines of a
/// table.
record FunctionBenchmark(LocalStack stack, MeasuringFunctions functions) {
  private static final String QUESTION = "events/get-recommended-for-you.json";
  private static final String HEALTH = "events/get-health.json";

  FunctionBenchmark(LocalStack stack) {
    this(stack, new MeasuringFunctions(stack));
  }

  /// From the start of a JVM to its first answer, of the endpoint's function and of the least one,
  /// in turn, both without a snapshot; and the first answer of a function that was primed for one.
  List<String> starts(int starts) throws IOException {
    LambdaFunction real = functions.onDemand();
    LambdaFunction least = functions.beside(MinimalFunction.class);
    LambdaFunction primed = functions.primed();
    double[] reals = new double[starts];
    double[] leasts = new double[starts];
    double[] restored = new double[starts];
    for (int nth = 0; nth < starts; nth++) {
      leasts[nth] = start(least);
      reals[nth] = start(real);
      restored[nth] = afterHealth(primed);
    }
    double ratio = Spread.of(reals).median() / Spread.of(leasts).median();
    Path zip = functions.deployed().code();
    return Stream.concat(
            new TextTable(
                    "cold start, median of " + starts, "first answer ms", "classes", "from the zip")
                    .row(cells("one client, one call", leasts, classes(least)))
                    .row(cells("the endpoint", reals, classes(real)))
                    .row("the endpoint, primed", Spread.of(restored).text(0), "", "")
                    .lines()
                    .stream(),
            Stream.of(
                String.format(
                    Locale.ROOT,
                    "ratio %.2f; %s: %.1f MB",
                    ratio,
                    zip.getFileName(),
                    Files.size(zip) / 1e6)))
        .toList();
  }

  private static String[] cells(String name, double[] millis, Classes classes) {
    return new String[] {
      name,
      Spread.of(millis).text(0),
      String.valueOf(classes.all()),
      String.valueOf(classes.fromTheZip())
    };
  }

  private double start(LambdaFunction function) throws IOException {
    try (LambdaHost host = host(function)) {
      return answer(host, function, QUESTION);
    }
  }

  /// What the first question costs when everything before it lies before the snapshot.
  private double afterHealth(LambdaFunction function) throws IOException {
    try (LambdaHost host = host(function)) {
      answer(host, function, HEALTH);
      return answer(host, function, QUESTION);
    }
  }

  private static double answer(LambdaHost host, LambdaFunction function, String event)
      throws IOException {
    String payload = Files.readString(Checkout.root().resolve(event));
    long began = System.nanoTime();
    Invocation invocation = host.invoke(function.logicalId(), payload);
    double millis = (System.nanoTime() - began) / 1e6;
    if (!(invocation instanceof Invocation.Returned returned)
        || !returned.payload().contains("\"statusCode\":200")) {
      throw new IllegalStateException("%s: %s".formatted(function.handler(), invocation));
    }
    return millis;
  }

  /// The classes that a first answer loads.
  private record Classes(long all, long fromTheZip) {}

  private Classes classes(LambdaFunction function) throws IOException {
    Path log = Files.createTempFile(stack.hostSettings().folder(), "classes", ".log");
    start(
        functions.with(
            function, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=%s".formatted(log))));
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.removeIf(line -> !line.contains(" source: "));
    String libraries = function.code().resolve("lib") + "/";
    long fromTheZip = lines.stream().filter(line -> line.contains(libraries)).count();
    return new Classes(lines.size(), fromTheZip);
  }

  private LambdaHost host(LambdaFunction function) {
    return LambdaHost.start(
        List.of(function),
        HostSettings.of(
            stack.hostSettings().folder().resolve("measured"), stack.hostSettings().environment()));
  }

  /// What the handler adds to the bare call of Personalize: as it is deployed, where all of the
  /// virtual machine's compilers work, and without a snapshot, where Lambda leaves the second one
  /// off.
  List<String> overhead() throws IOException {
    LambdaFunction function = functions.beside(OverheadFunction.class);
    JsonNode deployed = medians(functions.withSnapshot(function));
    JsonNode onDemand = medians(function);
    return new TextTable("one call, median, in microseconds", "as deployed", "without a snapshot")
        .row(
            "Personalize, the SDK's stock connections",
            text(deployed, "stock"),
            text(onDemand, "stock"))
        .row(
            "Personalize, the endpoint's connections",
            text(deployed, "bare"),
            text(onDemand, "bare"))
        .row("the handler", text(deployed, "handler"), text(onDemand, "handler"))
        .row("added", added(deployed), added(onDemand))
        .lines();
  }

  private JsonNode medians(LambdaFunction function) throws IOException {
    String event = Files.readString(Checkout.root().resolve(QUESTION));
    try (LambdaHost host = host(function)) {
      if (host.invoke(function.logicalId(), event) instanceof Invocation.Returned returned) {
        return Json.parse(returned.payload());
      }
      throw new IllegalStateException("the measuring function failed");
    }
  }

  private static String text(JsonNode medians, String member) {
    return medians.path(member).asText();
  }

  private static String added(JsonNode medians) {
    return String.valueOf(medians.path("handler").asLong() - medians.path("bare").asLong());
  }
}
