package accelerator.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.faults.RehearsedFault;
import accelerator.local.faults.RehearsedFault.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every call of every state of a run fails in every way, and the run ends well, or a resumed one
/// does; with the same resources and the same published answers as an undisturbed one.
class FaultMatrixIT {
  private static final List<String> STATES =
      List.of(
          "PlanRun",
          "TransformDatasets",
          "CheckData",
          "UnloadDatasets",
          "ImportDatasets",
          "TrainRecommenders",
          "PublishRecommenders",
          "ShowDatasets",
          "SummariseRun",
          "sns:publish",
          "events:putEvents");

  /// `-Dfault.pairs=1000` for more.
  private static final int PAIRS = Integer.getInteger("fault.pairs", 30);

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @TempDir private Path folder;

  private RehearsedStack stack;
  private Map<String, JsonNode> undisturbed = Map.of();
  private Duration usual = Duration.ZERO;
  private final Set<String> sentences = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();

  /// How a cell of the matrix ended.
  private enum Outcome {
    SAME_RUN('.'),
    RESUMED('r'),
    NEXT_RUN('n'),
    WRONG('X');

    private final char sign;

    Outcome(char sign) {
      this.sign = sign;
    }
  }

  @BeforeEach
  void start() throws Exception {
    stack = new RehearsedStack(folder, List.of());
  }

  @AfterEach
  void close() {
    stack.close();
  }

  private List<String> begin(String input) throws Exception {
    stack.beginAnew();
    RehearsedStack.Ended ended = stack.run(List.of(), input);
    assertThat(ended.isWell()).as(ended.sentence()).isTrue();
    undisturbed = stack.left();
    usual = ended.took();
    List<String> calls = new ArrayList<>(STATES);
    calls.addAll(stack.simulation().services().called());
    return calls;
  }

  private Outcome disturb(List<RehearsedFault> faults, String input) throws Exception {
    stack.beginAnew();
    RehearsedStack.Ended ended = stack.run(faults, input);
    if (ended.isWell()) {
      return judged(faults, Outcome.SAME_RUN, ended);
    }
    sentences.add(ended.sentence());
    if (ended.took().compareTo(usual.plus(PATIENCE)) > 0
        || ended.sentence().isBlank()
        || ended.sentence().matches("(?s).*([{}\n]|[a-z]Exception:|SDK Attempt).*")) {
      wrong.add("%s: after %s '%s'".formatted(faults, ended.took(), ended.sentence()));
      return Outcome.WRONG;
    }
    if (!ended.runId().isEmpty()) {
      RehearsedStack.Ended resumed =
          stack.run(List.of(), "{\"resume\":\"%s\"}".formatted(ended.runId()));
      if (resumed.isWell()) {
        return judged(faults, Outcome.RESUMED, resumed);
      }
      sentences.add(resumed.sentence());
    }
    return judged(faults, Outcome.NEXT_RUN, stack.run(List.of(), input));
  }

  /// A lock that nobody may delete stays, for the next run to take over.
  private static boolean leavesLocks(List<RehearsedFault> faults) {
    return faults.stream()
        .anyMatch(fault -> fault.kind() == Kind.DENIED && fault.name().contains("/locks"));
  }

  private Outcome judged(List<RehearsedFault> faults, Outcome outcome, RehearsedStack.Ended last)
      throws Exception {
    Map<String, JsonNode> left = stack.left();
    if (leavesLocks(faults)) {
      left.remove("locks/ecommerce.json");
    }
    if (last.isWell() && left.equals(undisturbed)) {
      return outcome;
    }
    Map<String, JsonNode> more = new TreeMap<>(left);
    undisturbed.forEach((key, value) -> more.remove(key, value));
    wrong.add(
        "%s: %s %s, else there: %s, not there: %s"
            .formatted(
                faults,
                outcome,
                last.sentence(),
                more.keySet(),
                undisturbed.keySet().stream().filter(key -> !left.containsKey(key)).toList()));
    return Outcome.WRONG;
  }

  private Map<Outcome, Long> matrix(String input) throws Exception {
    List<String> calls = begin(input);
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    System.out.printf(
        Locale.ROOT,
        "%s%n. same run, r resumed, n next run, X wrong; columns %s%n",
        input,
        Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(" ")));
    for (String call : calls) {
      StringBuilder row = new StringBuilder();
      for (Kind kind : Kind.values()) {
        if (kind.isKill() && !isFunction(call)) {
          row.append("   ");
          continue;
        }
        Outcome outcome = disturb(List.of(new RehearsedFault(kind, call, 1)), input);
        counts.merge(outcome, 1L, Long::sum);
        row.append("  ").append(outcome.sign);
      }
      System.out.printf(Locale.ROOT, "%-52s%s%n", call, row);
    }
    report(counts);
    return counts;
  }

  private static boolean isFunction(String call) {
    return STATES.contains(call) && !call.contains(":");
  }

  private void report(Map<Outcome, Long> counts) {
    System.out.println(counts);
    sentences.forEach(each -> System.out.println("said: " + each));
    wrong.forEach(each -> System.out.println("wrong: " + each));
  }

  private static double share(Map<Outcome, Long> counts) {
    return (double) counts.getOrDefault(Outcome.SAME_RUN, 0L)
        / counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void aFirstRunEndsWellWhateverFailsOnce() throws Exception {
    Map<Outcome, Long> counts = matrix("{}");

    assertThat(wrong).isEmpty();
    // What is denied stays denied: one column of eleven.
    assertThat(share(counts)).isGreaterThan(0.85);
  }

  @Test
  void pairsOfFaultsAtRandomPlacesEndWell() throws Exception {
    List<String> calls = begin("{}");
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    Map<Long, String> failed = new LinkedHashMap<>();
    for (long seed = 1; seed <= PAIRS; seed++) {
      Random random = new Random(seed);
      List<RehearsedFault> pair = List.of(fault(random, calls), fault(random, calls));
      Outcome outcome = disturb(pair, "{}");
      counts.merge(outcome, 1L, Long::sum);
      if (outcome == Outcome.WRONG) {
        failed.put(seed, pair.toString());
      }
    }
    System.out.printf(Locale.ROOT, "pairs of faults, seeds 1 to %d%n", PAIRS);
    report(counts);

    assertThat(failed).isEmpty();
  }

  private static RehearsedFault fault(Random random, List<String> calls) {
    String call = calls.get(random.nextInt(calls.size()));
    List<Kind> kinds =
        Arrays.stream(Kind.values()).filter(kind -> !kind.isKill() || isFunction(call)).toList();
    return new RehearsedFault(kinds.get(random.nextInt(kinds.size())), call, 1);
  }
}
