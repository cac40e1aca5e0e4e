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
  private static final int FEWEST_ITEMS = 1_000;

  /// The most that Personalize learns from.
  private static final int MOST_ITEMS = 750_000;

  private static final int HEAP_BASE = 512;
  private static final int HEAP_BYTES_OF_AN_ITEM = 3_000;
  private static final int HEAP_BYTES = 400;

  @Option(
      names = "--interactions",
      split = ",",
      paramLabel = "N",
      description = "Sizes to measure, in generated interactions.")
  private List<Integer> interactions = List.of();

  @Option(
      names = "--items",
      paramLabel = "N",
      description = "Items of the catalogue (default: one for 100 interactions, 1,000 to 40,000).")
  private int items;

  @Option(
      names = {"--domains", "--domain"},
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

  /// The catalogue of so many interactions.
  ///
  /// @throws InvalidInput when they are fewer or more than a recommender learns from
  int items(int ofInteractions) {
    if (items == 0) {
      return GeneratedShop.items(ofInteractions);
    }
    if (items < FEWEST_ITEMS || items > MOST_ITEMS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "--items must be %d..%d, was %d", FEWEST_ITEMS, MOST_ITEMS, items));
    }
    return items;
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

  /// The heap, in MiB, that a measurement of so many interactions and items is given.
  static int heap(int interactions, int items) {
    long bytes = (long) interactions * HEAP_BYTES + (long) items * HEAP_BYTES_OF_AN_ITEM;
    return HEAP_BASE + (int) (bytes / (1 << 20));
  }
}
