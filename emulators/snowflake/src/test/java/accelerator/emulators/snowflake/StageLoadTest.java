package accelerator.emulators.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageLoadTest {
  private static final String LOADING =
      """
       file_format = (type = csv compression = auto skip_header = 1
         field_optionally_enclosed_by = '"' escape_unenclosed_field = none null_if = ('')
         empty_field_as_null = true encoding = 'UTF8')
       on_error = abort_statement force = true
      """;

  private static TestServer server;

  private Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    server = TestServer.withStages();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void loadsAGzippedFile() throws SQLException, IOException {
    put("load/t.csv.gz", "id,name,at\n1,\"a, \"\"b\"\"\",2025-01-31 10:00:00\n2,,\n", true);
    TestServer.run(
        connection, "create or replace table loaded (id number, name varchar, at timestamp)");
    try (Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "copy into loaded from @files/load/ files = ('t.csv.gz')" + LOADING))
          .isEqualTo(2);
    }
    assertThat(TestServer.rows(connection, "select * from loaded order by id"))
        .containsExactly(
            List.of("1", "a, \"b\"", "2025-01-31 10:00:00.000"), List.of("2", "null", "null"));
  }

  @Test
  void loadsChosenColumnsFromAllFilesWithANamedFormat() throws SQLException, IOException {
    put("chosen/a.csv", "x\n7\n", false);
    put("chosen/b.csv", "x\n8\n", false);
    TestServer.run(
        connection,
        "create or replace table chosen (id number, price number(10, 2))",
        "create file format if not exists plain type = csv skip_header = 1");
    assertThat(
            TestServer.rows(
                connection,
                "copy into chosen (price) from @derived.files/chosen/"
                    + " file_format = (format_name = 'plain') force = true"))
        .extracting(row -> row.subList(0, 4))
        .containsExactly(
            List.of("s3://bucket/chosen/a.csv", "LOADED", "1", "1"),
            List.of("s3://bucket/chosen/b.csv", "LOADED", "1", "1"));
    assertThat(TestServer.rows(connection, "select id, price from chosen order by price"))
        .containsExactly(List.of("null", "7.00"), List.of("null", "8.00"));
  }

  @Test
  void loadsNothingWhenOneFileIsBad() throws SQLException, IOException {
    put("bad/1.csv", "id\n1\n", false);
    put("bad/2.csv", "id\nx\n", false);
    put("bad/3.csv", "id,name\n1,a\n", false);
    TestServer.run(connection, "create or replace table careful (id number)");
    assertRefused(
        "copy into careful from @files/bad/ files = ('1.csv', '2.csv')" + LOADING,
        "Numeric value 'x' is not recognized\n  File 'bad/2.csv', line 2");
    assertRefused(
        "copy into careful from @files/bad/ files = ('3.csv')" + LOADING,
        "Number of columns in file (2) does not match that of the corresponding table (1)");
    assertRefused(
        "copy into careful from @files/bad/ files = ('1.csv', '4.csv')" + LOADING,
        "Remote file 's3://bucket/bad/4.csv' was not found");
    assertThat(TestServer.rows(connection, "select count(*) from careful"))
        .containsExactly(List.of("0"));
    assertRefused(
        "copy into careful from @files/bad/ file_format = (type = csv)", "without FORCE = TRUE");
    assertRefused(
        "copy into careful from @files/bad/ on_error = continue force = true",
        "'ON_ERROR = CONTINUE'");
  }

  private void assertRefused(String sql, String message) {
    assertThatThrownBy(() -> TestServer.rows(connection, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }

  private static void put(String key, String text, boolean isGzipped) throws IOException {
    Path file = server.buckets.resolve("bucket").resolve(key);
    Files.createDirectories(file.getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (isGzipped) {
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(text.getBytes(UTF_8));
      }
    } else {
      bytes.writeBytes(text.getBytes(UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }
}
