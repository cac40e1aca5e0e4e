package accelerator.local.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Plants the structure that recommenders are to find: successors, bundle partners, bursts.
final class PlantedStructure {
  private static final double SAME_DEPARTMENT = .7;
  private static final int SUCCESSORS = Shop.SUCCESSOR_SHARES.size();
  private static final int PARTNERS = 2;
  private static final long WEEK = 7 * 86_400L;

  private final ShopSettings settings;
  private final List<Product> products;
  private final List<List<Product>> departments;
  private final Dice dice;

  private PlantedStructure(ShopSettings settings, List<Product> products) {
    this.settings = settings;
    this.products = products;
    this.departments = departments(products);
    this.dice = Dice.of(settings.seed(), "plan", 0);
  }

  /// The shop of these settings.
  static Shop plant(ShopSettings settings) {
    List<Product> products = Catalogue.invent(settings);
    PlantedStructure plan = new PlantedStructure(settings, products);
    return new Shop(
        products,
        products.stream().map(plan::successors).toList(),
        products.stream().map(plan::partners).toList(),
        plan.bursts());
  }

  /// The products of each department, by its number.
  static List<List<Product>> departments(List<Product> products) {
    int count = 1 + products.stream().mapToInt(Product::department).max().orElse(-1);
    return Stream.iterate(0, number -> number + 1)
        .limit(count)
        .map(number -> products.stream().filter(p -> p.department() == number).toList())
        .toList();
  }

  private List<Product> successors(Product product) {
    List<Product> siblings = departments.get(product.department());
    Set<Product> found = new LinkedHashSet<>();
    while (found.size() < SUCCESSORS) {
      Product other = dice.pick(dice.chance(SAME_DEPARTMENT) ? siblings : products);
      if (!other.equals(product)) {
        found.add(other);
      }
    }
    return List.copyOf(found);
  }

  private List<Product> partners(Product product) {
    Set<Product> found = new LinkedHashSet<>();
    while (found.size() < PARTNERS) {
      Product other = dice.pick(products);
      if (other.department() != product.department()) {
        found.add(other);
      }
    }
    return List.copyOf(found);
  }

  /// One week for each trending product, spread evenly: the first begins with the data, the last
  /// ends with it.
  private List<Burst> bursts() {
    List<Product> trending =
        products.stream().filter(product -> product.fate() == Peculiarity.TRENDING).toList();
    long room = settings.endSecond() - settings.firstSecond() - WEEK;
    return Stream.iterate(0, place -> place + 1)
        .limit(trending.size())
        .map(place -> burst(trending.get(place), room, place + 1, trending.size()))
        .toList();
  }

  private Burst burst(Product product, long room, int place, int of) {
    long from = of == 1 ? room : room * (place - 1) / (of - 1);
    return new Burst(product, settings.firstSecond() + from, settings.firstSecond() + from + WEEK);
  }
}
