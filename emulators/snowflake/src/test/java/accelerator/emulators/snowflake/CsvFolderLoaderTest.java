package accelerator.emulators.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFolderLoaderTest {
  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "orders",
          "create table orders (id number not null, price number(10, 2), at timestamp_ntz,"
              + " is_paid boolean, absent varchar)");
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void loadsEveryTableOfAFolder(@TempDir Path folder) throws IOException, SQLException {
    Files.writeString(
        folder.resolve("orders.csv"),
        "id,price,at,is_paid,extra\n1,2.5,2025-01-31 10:00:00,true,\"a, \"\"b\"\"\"\n2,,,,\n");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("people.csv.gz")))) {
      out.write("name\nZoë\n".getBytes(UTF_8));
    }
    Files.writeString(folder.resolve("README.md"), "not a table");

    assertThat(new CsvFolderLoader(server.server.warehouse(), DEFINITIONS).load(folder))
        .isEqualTo(Map.of("ORDERS", 2L, "PEOPLE", 1L));
    assertThat(server.rows("select * from snowplow.derived.orders order by id"))
        .containsExactly(
            List.of("1", "2.50", "2025-01-31 10:00:00.000", "TRUE", "a, \"b\""),
            List.of("2", "null", "null", "null", "null"));
    assertThat(server.rows("select name from people")).containsExactly(List.of("Zoë"));
    assertThat(
            server.rows(
                "select column_name, data_type from information_schema.columns where table_name ="
                    + " 'ORDERS' order by ordinal_position"))
        .containsExactly(
            List.of("ID", "NUMBER"),
            List.of("PRICE", "NUMBER"),
            List.of("AT", "TIMESTAMP_NTZ"),
            List.of("IS_PAID", "BOOLEAN"),
            List.of("EXTRA", "TEXT"));
  }

  @Test
  void namesFileLineColumnAndValueOfABadValue(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("orders.csv"), "id,price\n1,2.5\n2,cheap\n");
    assertThatThrownBy(
            () -> new CsvFolderLoader(server.server.warehouse(), DEFINITIONS).load(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("orders.csv line 3 column PRICE: 'cheap' is not a DECIMAL(10, 2)");
  }

  @Test
  void namesTheLineOfARowThatIsTooShort(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("orders.csv"), "id,price\n1\n");
    assertThatThrownBy(
            () -> new CsvFolderLoader(server.server.warehouse(), DEFINITIONS).load(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("orders.csv line 2 has 1 columns, the header has 2");
  }

  @Test
  void refusesAHeaderWithTheSameNameTwice(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("orders.csv"), "id,ID\n1,2\n");
    assertThatThrownBy(
            () -> new CsvFolderLoader(server.server.warehouse(), DEFINITIONS).load(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("column names must be there and differ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "UTF-16, 1, UTF-16",
    "UTF-16LE, 1, UTF-16",
    "UTF-16BE, 1, UTF-16",
    "ISO-8859-1, 3, 'another encoding, such as Latin-1'",
    "windows-1252, 3, 'another encoding, such as Latin-1'"
  })
  void namesTheLineThatIsNotUtf8(String encoding, String line, String told, @TempDir Path folder)
      throws IOException {
    String text = "name,extra\nplain,1\nZo\u00eb,2\n" + "more,3\n".repeat(5000);
    Files.write(folder.resolve("people.csv"), text.getBytes(Charset.forName(encoding)));
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessage(
            "people.csv line %s is not UTF-8 but %s: save the file as UTF-8".formatted(line, told));
    Files.delete(folder.resolve("people.csv"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("people.csv.gz")))) {
      out.write(text.getBytes(Charset.forName(encoding)));
    }
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessageStartingWith("people.csv.gz line %s is not UTF-8".formatted(line));
  }

  @Test
  void namesAHeaderThatIsNotUtf8(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("people.csv"), "stra\u00dfe\nx\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> load(folder))
        .hasMessageStartingWith("people.csv line 1 is not UTF-8 but another encoding");
  }

  @Test
  void readsUtf8WithAByteOrderMarkAndCarriageReturns(@TempDir Path folder)
      throws IOException, SQLException {
    Files.writeString(folder.resolve("marked.csv"), "\uFEFFname,n\r\nZo\u00eb,1\r\n");
    assertThat(load(folder)).isEqualTo(Map.of("MARKED", 1L));
    assertThat(server.rows("select name, n from marked")).containsExactly(List.of("Zo\u00eb", "1"));
  }

  private static Map<String, Long> load(Path folder) {
    return new CsvFolderLoader(server.server.warehouse(), DEFINITIONS).load(folder);
  }
}
