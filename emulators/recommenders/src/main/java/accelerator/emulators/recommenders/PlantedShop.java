package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// An invented shop whose laws are known: which items follow upon which, which are bought together,
/// which are in fashion when, and what each segment of users prefers. What is known puts a ceiling
/// on what can be learned, and it can be as large as somebody wants to measure with. Equal seeds
/// make equal shops.
public final class PlantedShop {
  static final long START = 1_750_000_000L;

  /// The end of the 90 days in which everything happens, in epoch seconds.
  public static final long END = START + 90 * 86_400L;

  static final double SUCCESSOR = 0.30;
  static final double EXPLORATION = 0.12;
  static final double TREND = 0.06;
  static final double[] SUCCESSOR_SHARES = {0.60, 0.25, 0.15};

  private static final int CATEGORIES = 12;
  private static final int SEGMENTS = 8;
  private static final int BURST_SECONDS = 7 * 86_400;
  private static final double ZIPF = 0.9;

  /// How many users there are; each is active.
  public final int users;

  /// How many items there are.
  public final int items;

  final int[][] successors;
  final int[][] partners;
  private final int[] bursting;
  private final double[][] tastes;
  private final double[][] cumulative;

  /// Plants a shop of so many users and items.
  public PlantedShop(long seed, int users, int items) {
    RandomGenerator random = new SplittableRandom(seed);
    this.users = users;
    this.items = items;
    successors = new int[items][SUCCESSOR_SHARES.length];
    partners = new int[items][2];
    for (int item = 0; item < items; item++) {
      for (int nth = 0; nth < SUCCESSOR_SHARES.length; nth++) {
        successors[item][nth] = other(item, random.nextDouble() < 0.7, random);
      }
      for (int nth = 0; nth < 2; nth++) {
        partners[item][nth] = other(item, false, random);
      }
    }
    bursting = random.ints(0, items).distinct().limit(Math.max(1, items / 60)).toArray();
    tastes = new double[SEGMENTS][];
    cumulative = new double[SEGMENTS][items];
    for (int segment = 0; segment < SEGMENTS; segment++) {
      tastes[segment] = taste(random);
      double sum = 0;
      for (int item = 0; item < items; item++) {
        sum += tastes[segment][item];
        cumulative[segment][item] = sum;
      }
    }
  }

  /// Takes what happens, user by user, in each user's order of time.
  @FunctionalInterface
  public interface Rows {
    void add(int user, int item, long epochSeconds, String eventType);
  }

  /// The id of a user, 0 up to {@link #users}.
  public static String userId(int user) {
    return String.format(Locale.ROOT, "user-%06d", user);
  }

  /// The id of an item, 0 up to {@link #items}.
  public static String itemId(int item) {
    return String.format(Locale.ROOT, "item-%05d", item);
  }

  /// The item of an id that {@link #itemId} gave.
  public static int itemOf(String itemId) {
    return Integer.parseInt(itemId.substring("item-".length()));
  }

  /// The category of an item, from 0.
  public static int category(int item) {
    return item % CATEGORIES;
  }

  /// The items that are often bought with this one.
  public List<Integer> partnersOf(int item) {
    return Arrays.stream(partners[item]).boxed().toList();
  }

  static int segment(int user) {
    return user % SEGMENTS;
  }

  /// The item in fashion at a time, if one is: the bursts follow upon each other, the last one ends
  /// with the data.
  Optional<Integer> burstingAt(long time) {
    long within = (time + BURST_SECONDS - START) * bursting.length / (END - START);
    int nth = (int) Math.clamp(within + 1, 0, bursting.length - 1);
    while (nth > 0 && time <= end(nth) - BURST_SECONDS) {
      nth--;
    }
    boolean isNow = time <= end(nth) && time > end(nth) - BURST_SECONDS;
    return isNow ? Optional.of(bursting[nth]) : Optional.empty();
  }

  private long end(int burst) {
    return START + (END - START) * (burst + 1) / bursting.length;
  }

  /// The true probability of each item to be the next that a user looks at.
  public double[] nextProbabilities(int user, int last, long time) {
    Optional<Integer> burst = burstingAt(time);
    double rest = 1 - SUCCESSOR - EXPLORATION - (burst.isPresent() ? TREND : 0);
    double[] probabilities = new double[items];
    for (int item = 0; item < items; item++) {
      probabilities[item] = rest * tastes[segment(user)][item] + EXPLORATION / items;
    }
    for (int nth = 0; nth < SUCCESSOR_SHARES.length; nth++) {
      probabilities[successors[last][nth]] += SUCCESSOR * SUCCESSOR_SHARES[nth];
    }
    burst.ifPresent(item -> probabilities[item] += TREND);
    return probabilities;
  }

  /// Each item's category, which tells little.
  public Items metadata() {
    Map<String, Map<String, String>> byId = new HashMap<>();
    for (int item = 0; item < items; item++) {
      byId.put(itemId(item), Map.of("CATEGORY_L1", "category-" + category(item)));
    }
    return new Items(byId);
  }

  /// What happens in the shop: views, and purchases a fifth as many.
  Interactions interactions(long seed, int views) {
    return interactions(seed, views, "View");
  }

  /// @param eventType what to call a view, such as `Watch`
  Interactions interactions(long seed, int views, String eventType) {
    Interactions.Builder builder = Interactions.builder();
    visit(
        seed,
        views,
        eventType,
        (user, item, time, type) -> builder.add(userId(user), itemId(item), time, type));
    return builder.build();
  }

  /// Has the users look at about so many items, and buy some.
  ///
  /// @param eventType what to call a view, such as `Watch`
  public void visit(long seed, int views, String eventType, Rows rows) {
    new PlantedVisits(this, new SplittableRandom(seed), eventType, rows).all(views);
  }

  int next(int user, int last, long time, RandomGenerator random) {
    double die = random.nextDouble();
    if (last >= 0 && die < SUCCESSOR) {
      return successors[last][nth(SUCCESSOR_SHARES, random.nextDouble())];
    }
    if (die < SUCCESSOR + EXPLORATION) {
      return random.nextInt(items);
    }
    Optional<Integer> burst = burstingAt(time);
    if (die < SUCCESSOR + EXPLORATION + TREND && burst.isPresent()) {
      return burst.get();
    }
    double[] sums = cumulative[segment(user)];
    int found = Arrays.binarySearch(sums, random.nextDouble() * sums[items - 1]);
    return Math.min(items - 1, found < 0 ? -found - 1 : found);
  }

  private static int nth(double[] shares, double die) {
    double sum = 0;
    for (int nth = 0; nth < shares.length - 1; nth++) {
      sum += shares[nth];
      if (die < sum) {
        return nth;
      }
    }
    return shares.length - 1;
  }

  private int other(int item, boolean isSameCategory, RandomGenerator random) {
    int other;
    do {
      other = random.nextInt(items);
    } while (other == item || isSameCategory != (category(other) == category(item)));
    return other;
  }

  /// A segment's probability of each item: of its category, a Dirichlet variate; within it, Zipf's.
  private double[] taste(RandomGenerator random) {
    double[] preference = new double[CATEGORIES];
    for (int category = 0; category < CATEGORIES; category++) {
      preference[category] = -Math.log(1 - random.nextDouble());
    }
    double[] taste = new double[items];
    double sum = 0;
    for (int item = 0; item < items; item++) {
      int rank = 1 + item / CATEGORIES;
      taste[item] = preference[category(item)] / Math.pow(rank, ZIPF);
      sum += taste[item];
    }
    for (int item = 0; item < items; item++) {
      taste[item] /= sum;
    }
    return taste;
  }
}
