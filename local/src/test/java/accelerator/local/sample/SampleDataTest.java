package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
  private static final Path CHECKED_IN =
      Path.of(Objects.requireNonNull(System.getProperty("project.root")), "sample-data");

  @Test
  void isCheckedInAsTheGeneratorWritesIt(@TempDir Path folder) throws IOException {
    SampleData.write(folder);

    List<Path> written;
    try (Stream<Path> files = Files.list(folder)) {
      written = files.sorted().toList();
    }
    assertThat(written)
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactly(
            SampleData.SHOP,
            "snowplow_media_player_base.csv.gz",
            "video_catalogue.csv.gz",
            "video_subscribers.csv.gz");
    for (Path file : written) {
      byte[] checkedIn = unpacked(CHECKED_IN.resolve(String.valueOf(file.getFileName())));
      assertThat(Arrays.mismatch(checkedIn, unpacked(file)))
          .as("first byte of %s that differs", file)
          .isEqualTo(-1);
    }
  }

  @Test
  void isSmallAndCarriesNoTime() throws IOException {
    byte[] packed = Files.readAllBytes(CHECKED_IN.resolve(SampleData.SHOP));

    assertThat(packed).hasSizeLessThan(4 << 20).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
  }

  @Test
  void takesTheFormerFilesPlace(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.csv.gz"), "old");

    SampleData.write(
        new ShopGenerator(new ShopSettings(1, 2, 60, 9, ShopSettings.sample().start(), 28)), file);

    assertThat(new String(unpacked(file), StandardCharsets.UTF_8))
        .startsWith("product_event_id,")
        .endsWith("\n");
    assertThat(folder.toFile().list()).containsExactly("shop.csv.gz");
  }

  @Test
  void isReadByTheWarehouseWithTheColumnsTypes() throws SQLException {
    String query =
        """
        select
            count(*),
            count(distinct product_event_id),
            count_if(is_product_view and product_view_type = 'product_view'),
            count(distinct product_name),
            count(ecommerce_user_email),
            min(derived_tstamp_date),
            max(derived_tstamp_date)
        from read_csv(?, all_varchar = false, sample_size = -1)
        where typeof(derived_tstamp) = 'TIMESTAMP'
            and typeof(is_product_view) = 'BOOLEAN'
            and typeof(ecommerce_user_is_guest) = 'BOOLEAN'
            and typeof(product_price) = 'DOUBLE'
            and typeof(product_quantity) = 'BIGINT'
        """;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, CHECKED_IN.resolve(SampleData.SHOP).toString());
      ResultSet result = statement.executeQuery();
      assertThat(result.next()).isTrue();
      List<Object> values = new ArrayList<>();
      for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
        values.add(result.getObject(column));
      }
      assertThat(values).hasToString("[87813, 87801, 50000, 794, 0, 2025-09-01, 2025-11-29]");
    }
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
