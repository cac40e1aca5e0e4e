package accelerator.benchmarks.recommenders;

import accelerator.core.Domain;
import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.PlantedShop;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The interactions of a planted shop in some size, in columns: 17 bytes each beside the ids. Users
/// and, where nobody says otherwise, items grow with the size up to 300,000 and 40,000, as shops
/// do.
public final class GeneratedShop {
  private static final long SEED = 1;
  private static final long VISITS_SEED = 2;
  private static final double VIEWS = 0.83;
  private static final int INTERACTIONS_OF_A_USER = 20;
  private static final int MOST_USERS = 300_000;
  private static final int INTERACTIONS_OF_AN_ITEM = 100;
  private static final int FEWEST_ITEMS = 1_000;
  private static final int PRICE = 10;
  private static final int MOST_ITEMS = 40_000;

  final PlantedShop shop;
  final String[] userIds;
  final String[] itemIds;
  private int[] user;
  private int[] item;
  private long[] time;
  private boolean[] isPurchase;
  private final String viewType;
  private int size;

  private GeneratedShop(PlantedShop shop, int capacity, String viewType) {
    this.shop = shop;
    this.viewType = viewType;
    userIds = IntStream.range(0, shop.users).mapToObj(PlantedShop::userId).toArray(String[]::new);
    itemIds = IntStream.range(0, shop.items).mapToObj(PlantedShop::itemId).toArray(String[]::new);
    user = new int[capacity];
    item = new int[capacity];
    time = new long[capacity];
    isPurchase = new boolean[capacity];
  }

  /// A shop for about so many interactions.
  public static PlantedShop shop(int interactions) {
    return shop(interactions, items(interactions));
  }

  private static PlantedShop shop(int interactions, int items) {
    int users = Math.clamp(interactions / INTERACTIONS_OF_A_USER, 25, MOST_USERS);
    return new PlantedShop(SEED, users, items);
  }

  /// How many items there usually are.
  static int items(int interactions) {
    return Math.clamp(interactions / INTERACTIONS_OF_AN_ITEM, FEWEST_ITEMS, MOST_ITEMS);
  }

  /// Has a shop's users act until there are about so many interactions.
  public static void visit(
      PlantedShop shop, int interactions, Domain domain, PlantedShop.Rows rows) {
    shop.visit(VISITS_SEED, (int) (interactions * VIEWS), viewType(domain), rows);
  }

  static GeneratedShop of(Domain domain, int interactions) {
    return of(domain, interactions, items(interactions));
  }

  static GeneratedShop of(Domain domain, int interactions, int items) {
    PlantedShop shop = shop(interactions, items);
    GeneratedShop all = new GeneratedShop(shop, interactions + interactions / 8, viewType(domain));
    visit(shop, interactions, domain, all::add);
    return all;
  }

  /// What a domain calls looking at an item.
  static String viewType(Domain domain) {
    return switch (domain) {
      case ECOMMERCE -> "View";
      case VIDEO_ON_DEMAND -> "Watch";
    };
  }

  private void add(int userIndex, int itemIndex, long epochSeconds, String eventType) {
    if (size == user.length) {
      int capacity = size + size / 4 + 1;
      user = Arrays.copyOf(user, capacity);
      item = Arrays.copyOf(item, capacity);
      time = Arrays.copyOf(time, capacity);
      isPurchase = Arrays.copyOf(isPurchase, capacity);
    }
    user[size] = userIndex;
    item[size] = itemIndex;
    time[size] = epochSeconds;
    isPurchase[size++] = !eventType.equals(viewType);
  }

  int size() {
    return size;
  }

  /// Writes all rows and the items' categories as Personalize imports them.
  ///
  /// @param folder gets the folders `interactions` and `items`
  void write(Domain domain, Path folder) throws IOException {
    Path interactions = Files.createDirectories(folder.resolve("interactions"));
    try (BufferedWriter out = Files.newBufferedWriter(interactions.resolve("part-1.csv"))) {
      out.write(TrainedService.INTERACTIONS_HEADER + "\n");
      for (int row = 0; row < size; row++) {
        out.write(userIds[user[row]] + "," + itemIds[item[row]] + ",");
        out.write(time[row] + "," + type(row) + "\n");
      }
    }
    long number =
        switch (domain) {
          case ECOMMERCE -> PRICE;
          case VIDEO_ON_DEMAND -> time[0];
        };
    Path items = Files.createDirectories(folder.resolve("items"));
    try (BufferedWriter out = Files.newBufferedWriter(items.resolve("items.csv"))) {
      out.write(TrainedService.itemsHeader(domain) + "\n");
      for (int index = 0; index < itemIds.length; index++) {
        out.write(
            itemIds[index] + ",category-" + PlantedShop.category(index) + "," + number + "\n");
      }
    }
  }

  private String type(int row) {
    return isPurchase[row] ? "Purchase" : viewType;
  }

  /// As the engine takes them.
  Interactions interactions() {
    Interactions.Builder builder = Interactions.builder();
    for (int row = 0; row < size; row++) {
      builder.add(userIds[user[row]], itemIds[item[row]], time[row], type(row));
    }
    return builder.build();
  }
}
