package accelerator.benchmarks.recommenders;

import accelerator.core.Domain;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.emulators.recommenders.UserEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Items of the catalogue that nobody has met, for each event another one.
///
/// @param count how many there are
record UnseenItems(Domain domain, int count) {
  private static final String CATEGORY = "category-0";

  /// The id of one, counted from 0.
  static String id(int nth) {
    return String.format(Locale.ROOT, "unseen-%06d", nth);
  }

  /// A user looks at one; each is some seconds after the one before, and all are after what was
  /// learned.
  UserEvent event(int nth) {
    return new UserEvent(
        id(nth % count), PlantedShop.END + 1 + nth, GeneratedShop.viewType(domain));
  }

  /// A catalogue that has them, too.
  Items with(Items catalogue) {
    Map<String, Map<String, String>> all = new HashMap<>(catalogue.byId());
    for (int nth = 0; nth < count; nth++) {
      all.put(id(nth), Map.of("CATEGORY_L1", CATEGORY));
    }
    return new Items(all);
  }

  /// Appends them to the items that {@link GeneratedShop#write} wrote.
  void appendTo(Path folder) throws IOException {
    long number =
        switch (domain) {
          case ECOMMERCE -> 1;
          case VIDEO_ON_DEMAND -> PlantedShop.END;
        };
    StringBuilder lines = new StringBuilder();
    for (int nth = 0; nth < count; nth++) {
      lines.append(id(nth)).append(',').append(CATEGORY).append(',').append(number).append('\n');
    }
    Files.writeString(
        folder.resolve("items").resolve("items.csv"), lines, StandardOpenOption.APPEND);
  }
}
