package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ecommerce SQL as a whole: a source of given rows (`given.csv`), and every dataset that comes
/// of it, as its CSV would be.
class EcommerceSqlTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void makesTheExpectedDatasetsOfTheGivenEvents() throws Exception {
    try (Shop shop = given()) {
      for (Dataset dataset : Dataset.values()) {
        assertThat(shop.made().csv(dataset)).isEqualTo(resource(dataset.key() + ".csv"));
      }
    }
  }

  @Test
  void countsWhatItLeavesOutByReason() throws Exception {
    try (Shop shop = given()) {
      String counts =
          shop.leftOut().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(entry -> entry.getKey() + "," + entry.getValue() + "\n")
              .collect(Collectors.joining());
      assertThat("reason,left_out_count\n" + counts).isEqualTo(resource("left_out.csv"));
    }
  }

  @Test
  void everyCountedEventIsAnInteractionOrLeftOutForOneReason() throws Exception {
    try (Shop shop = given()) {
      long counted =
          shop.select(
                  """
                  select count(*) as n from %s
                  where ecommerce_action_type in ('product_view', 'transaction')
                  and derived_tstamp::date between '2025-09-01' and '2025-11-29'
                  """
                      .formatted(Shop.SOURCE))
              .getFirst()
              .number("n");
      Map<String, Long> leftOut = shop.leftOut();
      long events =
          leftOut.entrySet().stream()
              .filter(entry -> !entry.getKey().startsWith("products"))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(shop.rows(Dataset.INTERACTIONS).size() + events).isEqualTo(counted).isEqualTo(13);
    }
  }

  private Shop given() throws IOException {
    Path file = folder.resolve("given.csv");
    Files.writeString(file, resource("given.csv"));
    Shop shop = new Shop();
    shop.warehouse.execute(
        "insert into %s by name from read_csv('%s', all_varchar = true)"
            .formatted(Shop.SOURCE, file));
    return shop;
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        EcommerceSqlTest.class.getClassLoader().getResourceAsStream("ecommerce/" + name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
