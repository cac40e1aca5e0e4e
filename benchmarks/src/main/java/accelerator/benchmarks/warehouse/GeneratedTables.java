package accelerator.benchmarks.warehouse;

import accelerator.benchmarks.recommenders.GeneratedShop;
import accelerator.core.Domain;
import accelerator.core.Window;
import accelerator.emulators.recommenders.PlantedShop;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Source tables of a planted shop or library in some size, as `--data` takes them. A third of the
/// users are known in some of their visits only, so that cookies are stitched; one row in eight is
/// no interaction, as most rows of a tracker are not; prices and names change in the middle of the
/// window.
///
/// @param interactions about how many rows count
record GeneratedTables(Domain domain, int interactions) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int EVERY_NTH_IS_NONE = 8;
  private static final long HALF_SECONDS = 45L * 86_400;
  private static final int BRANDS = 40;
  private static final int MODELS = 3;

  /// The days that everything happens in.
  static Window window() {
    return new Window(day(PlantedShop.END - 90L * 86_400), day(PlantedShop.END));
  }

  private static LocalDate day(long second) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  /// Writes the tables into a folder.
  ///
  /// @return how many rows the domain's source has
  long write(Path folder) throws IOException {
    PlantedShop shop = GeneratedShop.shop(interactions);
    Rows rows = new Rows(domain);
    try (BufferedWriter out =
        Files.newBufferedWriter(folder.resolve(domain.sourceTable() + ".csv"))) {
      out.write(
          switch (domain) {
            case ECOMMERCE ->
                "ecommerce_action_type,ecommerce_user_id,domain_userid,product_id,product_name,"
                    + "product_category,product_brand,product_price,product_currency,"
                    + "ecommerce_user_is_guest,derived_tstamp\n";
            case VIDEO_ON_DEMAND ->
                "user_id,user_identifier,media_identifier,is_valid_play,start_tstamp\n";
          });
      GeneratedShop.visit(
          shop,
          interactions,
          domain,
          (user, item, second, type) -> {
            try {
              rows.write(out, user, item, second, type);
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          });
    }
    if (domain == Domain.VIDEO_ON_DEMAND) {
      writeCatalogue(folder, shop);
    }
    return rows.count;
  }

  private static void writeCatalogue(Path folder, PlantedShop shop) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("video_catalogue.csv"))) {
      out.write("media_identifier,title,genres,created_at,duration,average_rating\n");
      for (int item = 0; item < shop.items; item++) {
        out.write(
            String.format(
                Locale.ROOT,
                "%s,Title %d,Genre %d|Genre %d,2024-01-01 00:00:00,%d,4.1\n",
                PlantedShop.itemId(item),
                item,
                PlantedShop.category(item),
                item % BRANDS,
                1_800 + item % 7_200));
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("video_subscribers.csv"))) {
      out.write("user_id,subscription_model\n");
      for (int user = 0; user < shop.users; user += 2) {
        out.write(PlantedShop.userId(user) + ",Model " + user % MODELS + "\n");
      }
    }
  }

  /// The rows of a source, one after the other.
  private static final class Rows {
    private final Domain domain;
    private final StringBuilder line = new StringBuilder();
    private long count;

    Rows(Domain domain) {
      this.domain = domain;
    }

    void write(BufferedWriter out, int user, int item, long second, String type)
        throws IOException {
      add(out, user, item, second, type.equals("Purchase") ? "transaction" : "product_view", true);
      if (count % EVERY_NTH_IS_NONE == EVERY_NTH_IS_NONE - 1) {
        add(out, user, item, second, "list_view", false);
      }
    }

    private void add(
        BufferedWriter out, int user, int item, long second, String action, boolean counts)
        throws IOException {
      count++;
      line.setLength(0);
      String cookie = "cookie-" + user;
      String known = user % 3 == 0 && count % 2 == 0 ? "" : PlantedShop.userId(user);
      String id = PlantedShop.itemId(item);
      String at = TIME.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
      switch (domain) {
        case ECOMMERCE -> {
          boolean isLate = second > PlantedShop.END - HALF_SECONDS;
          line.append(action).append(',').append(known).append(',').append(cookie).append(',');
          line.append(id).append(",Product ").append(item).append(isLate ? " new" : "");
          line.append(",Category ").append(PlantedShop.category(item)).append("/Part ");
          line.append(item % BRANDS).append(",Brand ").append(item % BRANDS).append(',');
          line.append(10 + item % 90).append(isLate ? ".49" : ".99").append(",EUR,");
          line.append(known.isEmpty()).append(',').append(at);
        }
        case VIDEO_ON_DEMAND -> {
          line.append(known).append(',').append(cookie).append(',').append(id).append(',');
          line.append(counts).append(',').append(at);
        }
      }
      out.append(line).append('\n');
    }
  }
}
