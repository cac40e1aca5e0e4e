package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules of the files in `sql/`.
class SqlFilesTest {
  private static final Path SQL =
      Path.of(System.getProperty("project.root", "../.."), "sql").normalize();

  @Test
  void everyFileSaysWhatItIsAndStaysWithinItsLines() throws IOException {
    for (Path file : files()) {
      List<String> lines = Files.readAllLines(file);
      assertThat(lines.getFirst()).as(file.toString()).startsWith("-- ");
      assertThat(lines)
          .as(file.toString())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
          .noneMatch(line -> line.endsWith(" ") || line.contains("\t"));
    }
  }

  @Test
  void datasetsAndChecksStateTheirGrain() throws IOException {
    for (Path file : files()) {
      if (!file.startsWith(SQL.resolve("snowflake"))) {
        assertThat(Files.readString(file)).as(file.toString()).contains("-- Grain:");
      }
    }
  }

  @Test
  void ecommerceReadsTheseColumnsOfItsSource() {
    assertThat(SourceColumns.read(Domain.ECOMMERCE))
        .containsExactly(
            "derived_tstamp",
            "domain_userid",
            "ecommerce_action_type",
            "ecommerce_user_id",
            "ecommerce_user_is_guest",
            "product_brand",
            "product_category",
            "product_id",
            "product_name",
            "product_price");
  }

  @Test
  void theSourceHasTheFortyColumnsOfSnowplow() {
    assertThat(SqlText.firstWords(Script.load(SourceColumns.ddl(Domain.ECOMMERCE)).text()))
        .hasSize(40);
  }

  @Test
  void schemasHaveTheColumnsThatTheirSqlSelects() throws Exception {
    try (Shop shop = new Shop(Event.view())) {
      for (Dataset dataset : Dataset.values()) {
        shop.rows(dataset);
        List<String> selected =
            shop
                .select(
                    "select upper(column_name) as c from (describe SHOP.PERSONALIZE.MADE_%s)"
                        .formatted(dataset.key()))
                .stream()
                .flatMap(row -> row.text("c").stream())
                .toList();
        assertThat(
                DatasetFiles.schema(Domain.ECOMMERCE, dataset).fields().stream()
                    .map(DatasetSchema.Field::name)
                    .toList())
            .isEqualTo(selected);
      }
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SQL)) {
      List<Path> sql = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
      assertThat(sql).isNotEmpty();
      return sql;
    }
  }
}
