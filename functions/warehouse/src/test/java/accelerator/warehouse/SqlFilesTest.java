package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    assertThat(columnsRead(Domain.ECOMMERCE, Sources.SOURCE, Domain.ECOMMERCE.sourceTable()))
        .containsExactly(
            "derived_tstamp",
            "domain_userid",
            "ecommerce_action_type",
            "ecommerce_user_id",
            "ecommerce_user_is_guest",
            "is_product_transaction",
            "product_brand",
            "product_category",
            "product_currency",
            "product_id",
            "product_name",
            "product_price",
            "product_view_type");
  }

  @Test
  void videoOnDemandReadsTheseColumnsOfItsTables() {
    Domain domain = Domain.VIDEO_ON_DEMAND;
    assertThat(columnsRead(domain, Sources.SOURCE, domain.sourceTable()))
        .containsExactly(
            "is_valid_play", "media_identifier", "start_tstamp", "user_id", "user_identifier");
    assertThat(columnsRead(domain, "video_catalogue", "video_catalogue"))
        .isEqualTo(SqlText.firstWords(Script.load(TableColumns.ddl("video_catalogue")).text()));
    assertThat(columnsRead(domain, "video_subscribers", "video_subscribers"))
        .containsExactly("subscription_model", "user_id");
  }

  @Test
  void theSourcesHaveTheColumnsOfSnowplow() {
    assertThat(ddlColumns(Domain.ECOMMERCE)).hasSize(40);
    assertThat(ddlColumns(Domain.VIDEO_ON_DEMAND)).hasSize(43);
  }

  private static Set<String> ddlColumns(Domain domain) {
    return SqlText.firstWords(Script.load(TableColumns.ddl(domain.sourceTable())).text());
  }

  /// With the first of several columns.
  private static Set<String> columnsRead(Domain domain, String place, String file) {
    Set<String> columns = new TreeSet<>();
    List<String> keys =
        Stream.concat(
                BaseTable.of(domain).stream().map(BaseTable::key),
                DatasetFiles.of(domain).stream().map(Dataset::key))
            .toList();
    for (String key : keys) {
      Script script =
          Script.load(DatasetFiles.sql(domain, key))
              .choose(choice -> choice.alternatives().getFirst());
      columns.addAll(TableColumns.read(script, place, file));
    }
    return columns;
  }

  @Test
  void schemasHaveTheColumnsThatTheirSqlSelects() throws Exception {
    try (Shop shop = new Shop(Event.view());
        Library library = new Library()) {
      for (Dataset dataset : Dataset.values()) {
        assertThat(shop.made().selected(dataset)).isEqualTo(schema(Domain.ECOMMERCE, dataset));
        assertThat(library.made().selected(dataset))
            .isEqualTo(schema(Domain.VIDEO_ON_DEMAND, dataset));
      }
    }
  }

  private static List<String> schema(Domain domain, Dataset dataset) {
    return DatasetFiles.schema(domain, dataset).fields().stream()
        .map(DatasetSchema.Field::name)
        .toList();
  }

  @Test
  void theGrantsHoldEveryGrantThatAnErrorNames() {
    String grants = Script.load("sql/snowflake/grants.sql").text();
    for (String file : List.of("grant_integration", "grant_schema")) {
      String text = Script.load("sql/snowflake/%s.sql".formatted(file)).text();
      assertThat(grants).contains(text.substring(text.indexOf("\n\n")).strip());
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
