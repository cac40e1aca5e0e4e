package accelerator.benchmarks.endpoint;

import accelerator.benchmarks.measuring.KeptConnection.Answer;
import accelerator.emulators.loopback.Fault;
import accelerator.emulators.loopback.FaultProxy;
import accelerator.local.stack.LocalStack;
import accelerator.local.terminal.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What `benchmark endpoint` measures over HTTP, each as the lines of a table.
record EndpointBenchmark(LocalStack stack) {
  private static final String SOURCE = "x-recommendation-source: ";

  /// The load grows as it would in the morning, then stays: three JVMs' compilers take more than
  /// half of a core for its first minute.
  private static final List<Integer> WARM_UP_SHARES = List.of(8, 4, 2);

  private static final Duration WARM_UP_STEP = Duration.ofSeconds(10);
  private static final Duration WARM_UP_STAY = Duration.ofSeconds(70);
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);
  private static final int SHOPPERS = 1500;

  /// As many as two instances answer within the budget: here they wait in line, in the cloud not.
  private static final int OPENING_RATE = 3;

  private static final int FAULT_RATE = 20;
  private static final Duration FAULT_OPENING = Duration.ofSeconds(10);
  private static final Duration FAULT_OPEN = Duration.ofSeconds(10);

  /// OpenLoopLoad over HTTP, through gateway, runtime client and handler.
  List<String> load(int rate, int seconds) {
    warmUp(rate);
    OpenLoopLoad.Result result = run(rate, Duration.ofSeconds(seconds));
    return new TextTable("load", "requests", "errors", "p50 ms", "p90 ms", "p99 ms", "max ms")
        .row(
            String.format(Locale.ROOT, "%d/s over %d s", rate, seconds),
            String.valueOf(result.sortedNanos().length),
            String.valueOf(result.errors()),
            millis(result, 0.5),
            millis(result, 0.9),
            millis(result, 0.99),
            millis(result, 1))
        .lines();
  }

  /// A page of five shelves beside a single question, in turns so that the machine's drift is
  /// both's.
  List<String> pages(int rate, int seconds) {
    run(rate, WARM_UP_STEP);
    page(rate, WARM_UP_STEP);
    Duration turn = Duration.ofSeconds(Math.max(1, seconds / 2));
    OpenLoopLoad.Result[] turns = {
      run(rate, turn), page(rate, turn), run(rate, turn), page(rate, turn)
    };
    TextTable table =
        new TextTable("in turns", "requests", "errors", "p50 ms", "p99 ms", "p50 to the shelf's");
    for (int turnNumber = 0; turnNumber < turns.length; turnNumber++) {
      OpenLoopLoad.Result result = turns[turnNumber];
      OpenLoopLoad.Result shelf = turns[turnNumber - turnNumber % 2];
      table.row(
          turnNumber % 2 == 0 ? "one shelf" : "a page of five",
          String.valueOf(result.sortedNanos().length),
          String.valueOf(result.errors()),
          millis(result, 0.5),
          millis(result, 0.99),
          String.format(Locale.ROOT, "%.2f", result.millis(0.5) / shelf.millis(0.5)));
    }
    return table.lines();
  }

  private OpenLoopLoad.Result page(int rate, Duration length) {
    return new OpenLoopLoad(rate, length)
        .send(
            stack.endpoint(),
            nth -> connection -> connection.posted("/v1/ecommerce/page", "", shelves(nth)),
            answer -> isList(answer) && !answer.body().contains("\"problem\""));
  }

  private static String shelves(int nth) {
    return String.format(
        Locale.ROOT,
        """
        {"userId":"u-%05d","shelves":[
         {"name":"a","recommender":"recommended-for-you","numResults":8},
         {"name":"b","recommender":"customers-who-viewed-x-also-viewed","itemId":"sku-0123","numResults":8},
         {"name":"c","recommender":"frequently-bought-together","itemId":"sku-0123","numResults":8},
         {"name":"d","recommender":"best-sellers","numResults":8},
         {"name":"e","recommender":"most-viewed","numResults":8}]}\
        """,
        1 + nth % SHOPPERS);
  }

  private void warmUp(int rate) {
    WARM_UP_SHARES.forEach(share -> run(Math.max(1, rate / share), WARM_UP_STEP));
    run(rate, WARM_UP_STAY);
  }

  private OpenLoopLoad.Result run(int rate, Duration length) {
    return new OpenLoopLoad(rate, length)
        .run(stack.endpoint(), EndpointBenchmark::shopper, EndpointBenchmark::isList);
  }

  private static String shopper(int nth) {
    return String.format(
        Locale.ROOT, "/v1/ecommerce/recommended-for-you?userId=u-%05d", 1 + nth % SHOPPERS);
  }

  private static boolean isList(Answer answer) {
    return answer.isOk() && answer.body().contains("\"itemId\"");
  }

  /// Answers while Personalize fails, until the circuit opens and after, and how soon it is back.
  ///
  /// @param front stands between the endpoint's function and Personalize
  List<String> faults(FaultProxy front, List<Fault> faults) {
    TextTable table =
        new TextTable("Personalize", "errors", "p99 ms", "open p50 ms", "open p99 ms", "back s");
    run(FAULT_RATE, WARM_UP_STEP);
    for (Fault fault : faults) {
      front.set(fault);
      OpenLoopLoad.Result opening = fault(fault, OPENING_RATE, FAULT_OPENING);
      OpenLoopLoad.Result open = fault(fault, FAULT_RATE, FAULT_OPEN);
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

  private OpenLoopLoad.Result fault(Fault fault, int rate, Duration length) {
    String source = SOURCE + (fault == Fault.NONE ? "personalize" : "fallback");
    return new OpenLoopLoad(rate, length)
        .run(
            stack.endpoint(),
            EndpointBenchmark::shopper,
            answer -> isList(answer) && answer.head().contains(source));
  }

  /// Seconds until Personalize answers again.
  private double recovery() {
    Instant began = Instant.now();
    while (Duration.between(began, Instant.now()).compareTo(LONGEST_RECOVERY) < 0) {
      OpenLoopLoad.Result one = fault(Fault.NONE, FAULT_RATE, Duration.ofMillis(50));
      if (one.errors() == 0) {
        break;
      }
    }
    return Duration.between(began, Instant.now()).toMillis() / 1e3;
  }

  private static String millis(OpenLoopLoad.Result result, double share) {
    return String.format(Locale.ROOT, "%.1f", result.millis(share));
  }
}
