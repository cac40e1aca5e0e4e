package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageUnloadTest {
  private static final String PLAIN =
      """
       file_format = (type = csv compression = none field_delimiter = ',' record_delimiter = '\\n'
         field_optionally_enclosed_by = none escape = none escape_unenclosed_field = none
         null_if = () empty_field_as_null = false)
       header = true
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
  void unloadsExactBytes() throws SQLException, IOException {
    String copy =
        "copy into @derived.files/exact/ from (select * from (values"
            + " ('ü,1', 1.5::number(10, 2), true, '2025-01-31'::date,"
            + " '2025-01-31 10:20:30.5'::timestamp, 0.1::float, 5),"
            + " (null, null, null, null, null, null, null), ('', 2, false, null, null, 2.0, 6))"
            + " as v(\"name\", price, is_new, day, at, ratio, n))";
    List<List<String>> rows =
        TestServer.rows(
            connection, copy + PLAIN + "include_query_id = true detailed_output = true");
    String name = rows.getFirst().getFirst();
    assertThat(rows).containsExactly(List.of(name, "114", "3"));
    assertThat(name).matches("data_[0-9a-f-]{36}_0_0_0\\.csv");
    assertThat(file("exact/" + name))
        .isEqualTo(
            """
            name,PRICE,IS_NEW,DAY,AT,RATIO,N
            ü,1,1.50,true,2025-01-31,2025-01-31 10:20:30.500,0.1,5
            ,,,,,,
            ,2.00,false,,,2,6
            """);
  }

  @Test
  void enclosesTextAndHeader() throws SQLException, IOException {
    TestServer.rows(
        connection,
        """
        copy into @files/enclosed/ from (select 'say "hi"' as name, null::varchar as none, 1 as n)
        file_format = (compression = none type = 'csv' field_optionally_enclosed_by = '"'
          null_if = ()) header = true overwrite = true
        """);
    assertThat(file("enclosed/data_0_0_0.csv"))
        .isEqualTo("\"NAME\",\"NONE\",\"N\"\n\"say \"\"hi\"\"\",,1\n");
  }

  @Test
  void writesNullsAndEscapesAsSnowflakeDoesByDefault() throws SQLException, IOException {
    assertThat(
            TestServer.rows(
                connection,
                "copy into @files/default/d1 from (select 'a,b\\\\c' as name, null as none)"
                    + " file_format = (type = csv compression = none)"))
        .containsExactly(List.of("1", "11", "11"));
    assertThat(file("default/d1_0_0_0.csv")).isEqualTo("a\\,b\\\\c,\\N\n");
  }

  @Test
  void splitsManyRowsIntoFilesWithAHeaderEach() throws SQLException, IOException {
    List<List<String>> rows =
        TestServer.rows(
            connection,
            "copy into @files/many/ from (select unnest(range(120000)) as id)"
                + PLAIN
                + "include_query_id = true detailed_output = true max_file_size = 100000000");
    assertThat(rows).extracting(List::getLast).containsExactly("70000", "50000");
    for (List<String> row : rows) {
      List<String> lines = file("many/" + row.getFirst()).lines().toList();
      assertThat(lines).hasSize(Integer.parseInt(row.getLast()) + 1).startsWith("ID");
      assertThat(file("many/" + row.getFirst())).hasSize(Integer.parseInt(row.get(1)));
    }
  }

  @Test
  void startsANewFileAtTheSizeLimit() throws SQLException {
    assertThat(
            TestServer.rows(
                connection,
                "copy into @files/small/ from (select unnest(range(10)) as id)"
                    + PLAIN
                    + "detailed_output = true max_file_size = 9"))
        .containsExactly(
            List.of("data_0_0_0.csv", "9", "3"),
            List.of("data_0_0_1.csv", "9", "3"),
            List.of("data_0_0_2.csv", "9", "3"),
            List.of("data_0_0_3.csv", "5", "1"));
    assertThatThrownBy(
            () ->
                TestServer.rows(
                    connection, "copy into @files/small/ from (select 1 as id)" + PLAIN))
        .hasMessageContaining("Files already existing at the unload destination");
  }

  @Test
  void writesASingleFileUnderItsName() throws SQLException, IOException {
    TestServer.rows(
        connection, "copy into @files/one/all.csv from (select 1 as id)" + PLAIN + "single = true");
    assertThat(file("one/all.csv")).isEqualTo("ID\n1\n");
  }

  @Test
  void writesNoFileForNoRows() throws SQLException, IOException {
    assertThat(
            TestServer.rows(
                connection,
                "copy into @files/none/ from (select 1 as id where false)"
                    + PLAIN
                    + "detailed_output = true"))
        .isEmpty();
    assertThat(server.buckets.resolve("bucket/none")).doesNotExist();
  }

  @Test
  void unloadsATableAsynchronouslyLikeAnyStatement() throws SQLException {
    TestServer.run(connection, "create or replace table whole as select 1 as id");
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement
                .unwrap(SnowflakeStatement.class)
                .executeAsyncQuery(
                    "copy into @files/whole/ from derived.whole"
                        + PLAIN
                        + "include_query_id = true detailed_output = true")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getLong("ROW_COUNT")).isEqualTo(1);
      assertThat(result.getLong("FILE_SIZE")).isEqualTo(5);
    }
  }

  @Test
  void refusesUnloadOptionsItCannotHonour() {
    assertRefused("copy into @files/x/ from (select 1 as a) colour = red", "'COLOUR'");
    assertRefused(
        "copy into @files/x/ from (select 1 as a) file_format = (type = parquet)",
        "'TYPE = PARQUET'");
    assertRefused(
        "copy into @files/x/ from (select 1 as a) file_format = (type = csv shade = 1)", "'SHADE'");
    assertRefused(
        "copy into @files/x/ from (select 1 as a) file_format = (type = csv)",
        "COMPRESSION = AUTO");
    assertRefused("copy into @files/x/ from (select 1 as a) partition by ('x')", "'PARTITION BY'");
    assertRefused(
        "copy into @files/x/ from (select 1 as a)" + PLAIN + "max_file_size = many",
        "invalid value [MANY] for parameter 'MAX_FILE_SIZE'");
    assertRefused(
        "copy into @gone/ from (select 1 as a)" + PLAIN,
        "Failure using stage area. Cause: [The specified bucket does not exist (Status Code: 404;"
            + " Error Code: NoSuchBucket)]");
  }

  private void assertRefused(String sql, String message) {
    assertThatThrownBy(() -> TestServer.rows(connection, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }

  private static String file(String key) throws IOException {
    return Files.readString(server.buckets.resolve("bucket").resolve(key));
  }
}
