package accelerator.benchmarks.recommenders;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// What is measured of the engine, and how large.
final class SizeOptions {
  private static final int LEAST = 10_000;
  private static final int MOST = 20_000_000;
  private static final int HEAP_BASE = 512;
  private static final int HEAP_BYTES = 400;

  @Option(
      names = "--interactions",
      split = ",",
      paramLabel = "N",
      description = "Sizes to measure, in generated interactions.")
  private List<Integer> interactions = List.of();

  @Option(
      names = "--domains",
      split = ",",
      description = "Domains whose recommenders are measured (default: ${DEFAULT-VALUE}).",
      defaultValue = "ecommerce,video_on_demand")
  private List<String> domains = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of which the median counts (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int rounds;

  /// @param usual when none are named
  List<Integer> interactions(List<Integer> usual) {
    return (interactions.isEmpty() ? usual : interactions)
        .stream().map(SizeOptions::checked).toList();
  }

  List<Domain> domains() {
    return domains.stream().map(Domain::of).toList();
  }

  int rounds() {
    if (rounds < 1 || rounds > 100) {
      throw new InvalidInput("--rounds must be 1..100, was " + rounds);
    }
    return rounds;
  }

  /// @throws InvalidInput when so many are too few to train with or too many to hold
  static int checked(int interactions) {
    if (interactions < LEAST || interactions > MOST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "--interactions must be %d..%d, was %d", LEAST, MOST, interactions));
    }
    return interactions;
  }

  /// The heap, in MiB, that a measurement of so many interactions is given.
  static int heap(int interactions) {
    return HEAP_BASE + (int) ((long) interactions * HEAP_BYTES / (1 << 20));
  }
}
