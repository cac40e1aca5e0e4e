package accelerator.local.sample;

import accelerator.local.sample.Assortment.Shelf;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Invents products: every shelf is filled alike, no two products share a name, and each has one
/// {@link Peculiarity}.
final class Catalogue {
  private static final int DAY = 86_400;
  private static final List<Integer> PRICE_ENDINGS = List.of(0, 50, 90, 95, 99);

  private final ShopSettings settings;
  private final Assortment assortment = Assortment.read();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Dice dice;

  private Catalogue(ShopSettings settings) {
    this.settings = settings;
    this.dice = Dice.of(settings.seed(), "catalogue", 0);
  }

  static List<Product> invent(ShopSettings settings) {
    return new Catalogue(settings).products();
  }

  private List<Product> products() {
    List<Peculiarity> fates = fates();
    List<Integer> places = dice.shuffled(settings.products());
    return IntStream.range(0, settings.products())
        .mapToObj(number -> product(number, shelf(places.get(number)), fates.get(number)))
        .toList();
  }

  private Shelf shelf(int place) {
    return assortment.shelves().get(place % assortment.shelves().size());
  }

  /// Of 100 products about 15 are late, 3 uncategorised, 10 repriced; 2 of all are recategorised,
  /// and one of 60 has its burst.
  private List<Peculiarity> fates() {
    int products = settings.products();
    Map<Peculiarity, Integer> counts =
        Map.of(
            Peculiarity.LATE, products * 15 / 100,
            Peculiarity.UNCATEGORISED, Math.max(1, products * 3 / 100),
            Peculiarity.REPRICED, products * 10 / 100,
            Peculiarity.RECATEGORISED, 2,
            Peculiarity.TRENDING, products / 60);
    List<Peculiarity> special =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(count -> Collections.nCopies(count.getValue(), count.getKey()).stream())
            .toList();
    return dice.shuffled(products).stream()
        .map(place -> place < special.size() ? special.get(place) : Peculiarity.ORDINARY)
        .toList();
  }

  private Product product(int number, Shelf shelf, Peculiarity fate) {
    String name = name(shelf);
    int cents = cents(shelf);
    int listCents = dice.chance(.3) ? round(cents * (1.1 + dice.unit() / 4)) : cents;
    return new Product(
        number,
        name,
        dice.pick(shelf.department().brands()),
        shelf.department().number(),
        listCents,
        shelf.sizes().isEmpty() ? null : dice.pick(shelf.sizes()),
        dice.pick(shelf.department().colours()),
        fate,
        offers(fate, shelf, cents));
  }

  /// A style and a noun, as fresh as some attempts can find; those in use before are numbered.
  private String name(Shelf shelf) {
    String name = words(shelf);
    for (int attempt = 0; attempt < 30 && uses.containsKey(name); attempt++) {
      name = words(shelf);
    }
    int use = uses.merge(name, 1, Integer::sum);
    return use == 1 ? name : name + " No. " + use;
  }

  private String words(Shelf shelf) {
    return dice.pick(shelf.styles()) + " " + dice.pick(shelf.nouns());
  }

  /// A price between the shelf's cheapest and dearest, cheap ones likelier.
  private int cents(Shelf shelf) {
    double span = (double) shelf.dearest() / shelf.cheapest();
    return round(100 * shelf.cheapest() * StrictMath.pow(span, dice.unit()));
  }

  /// The price as shops write it.
  private int round(double cents) {
    return 100 * (int) (cents / 100) + dice.pick(PRICE_ENDINGS);
  }

  private List<Offer> offers(Peculiarity fate, Shelf shelf, int cents) {
    long first = settings.firstSecond();
    String path = shelf.path();
    return switch (fate) {
      case ORDINARY, TRENDING -> List.of(new Offer(first, path, cents));
      case UNCATEGORISED -> List.of(new Offer(first, null, cents));
      case LATE -> List.of(new Offer(lateMoment(), path, cents));
      case REPRICED -> changed(path, cents, path, otherPrice(cents));
      case RECATEGORISED -> changed(path, cents, otherPath(shelf), cents);
    };
  }

  private List<Offer> changed(String path, int cents, String next, int then) {
    long first = settings.firstSecond();
    int day = dice.between(settings.days() / 10, settings.days() * 9 / 10);
    return List.of(new Offer(first, path, cents), new Offer(first + (long) day * DAY, next, then));
  }

  private long lateMoment() {
    return settings.endSecond() - 21 * DAY + dice.below(20 * DAY);
  }

  /// Up to a quarter less or more.
  private int otherPrice(int cents) {
    int other = round(cents * (.75 + dice.unit() / 2));
    return other == cents ? otherPrice(cents) : other;
  }

  private String otherPath(Shelf shelf) {
    return dice.pick(
        assortment.shelves().stream()
            .filter(other -> other.department().equals(shelf.department()) && !other.equals(shelf))
            .map(Shelf::path)
            .toList());
  }
}
