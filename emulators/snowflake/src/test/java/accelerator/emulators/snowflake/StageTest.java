package accelerator.emulators.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final String PLAIN =
      """
       file_format = (type = csv compression = none field_delimiter = ',' record_delimiter = '\\n'
         field_optionally_enclosed_by = none escape = none escape_unenclosed_field = none
         null_if = () empty_field_as_null = false)
       header = true
      """;
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
    server = TestServer.start();
    try (Connection connection = server.connect()) {
      TestServer.run(
          connection,
          """
          create storage integration if not exists lake type = external_stage
            storage_provider = 'S3' storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake'
            storage_aws_external_id = 'secret' enabled = true
            storage_allowed_locations = ('s3://bucket/', 's3://missing/')
          """,
          "create stage if not exists derived.files url = 's3://bucket/' storage_integration = lake",
          "create stage gone url = 's3://missing/x/' storage_integration = lake");
    }
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
  void describesAnIntegration() throws SQLException {
    TestServer.run(
        connection,
        "create or replace storage integration described type = external_stage"
            + " storage_provider = s3 enabled = false comment = 'mine'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/r'"
            + " storage_aws_external_id = 'x' storage_allowed_locations = ('s3://a/', 's3://b/')",
        "alter storage integration described set enabled = true"
            + " storage_allowed_locations = ('s3://c/')");
    assertThat(TestServer.rows(connection, "desc storage integration described"))
        .containsExactly(
            List.of("ENABLED", "Boolean", "true", "false"),
            List.of("STORAGE_PROVIDER", "String", "S3", ""),
            List.of("STORAGE_ALLOWED_LOCATIONS", "List", "s3://c/", "[]"),
            List.of("STORAGE_BLOCKED_LOCATIONS", "List", "", "[]"),
            List.of(
                "STORAGE_AWS_IAM_USER_ARN",
                "String",
                "arn:aws:iam::000000000000:user/snowflake",
                ""),
            List.of("STORAGE_AWS_ROLE_ARN", "String", "arn:aws:iam::000000000000:role/r", ""),
            List.of("STORAGE_AWS_EXTERNAL_ID", "String", "x", ""),
            List.of("USE_PRIVATELINK_ENDPOINT", "Boolean", "false", "false"),
            List.of("COMMENT", "String", "mine", ""));
    TestServer.run(connection, "drop integration if exists described");
    assertThatThrownBy(() -> TestServer.rows(connection, "describe integration described"))
        .hasMessageContaining("Integration 'DESCRIBED' does not exist or not authorized");
  }

  @Test
  void checksAnIntegrationAgainstTheBucket() throws SQLException {
    assertThat(
            TestServer.rows(
                connection,
                "select system$validate_storage_integration('LAKE', 's3://bucket/probe/', 'f', 'all')"))
        .containsExactly(
            List.of(
                "{\"status\":\"success\",\"actions\":{\"WRITE\":{\"status\":\"success\"},"
                    + "\"READ\":{\"status\":\"success\"},\"LIST\":{\"status\":\"success\"},"
                    + "\"DELETE\":{\"status\":\"success\"}}}"));
    assertThat(
            TestServer.rows(
                connection,
                "select system$validate_storage_integration('LAKE', 's3://missing/', 'f', 'write')"))
        .containsExactly(
            List.of(
                "{\"status\":\"failure\",\"actions\":{\"WRITE\":{\"status\":\"failure\","
                    + "\"message\":\"The specified bucket does not exist (Status Code: 404;"
                    + " Error Code: NoSuchBucket)\"}}}"));
  }

  @Test
  void refusesAStageOutsideTheAllowedLocations() {
    assertThatThrownBy(
            () ->
                TestServer.run(
                    connection,
                    "create stage outside url = 's3://elsewhere/' storage_integration = lake"))
        .hasMessageContaining("Location 's3://elsewhere/' is not allowed by integration 'LAKE'");
  }

  @Test
  void describesAndDropsAStage() throws SQLException {
    TestServer.run(
        connection, "create or replace stage s url = 's3://bucket/s/' storage_integration = lake");
    assertThat(TestServer.rows(connection, "desc stage s"))
        .contains(
            List.of("STAGE_LOCATION", "URL", "String", "[\"s3://bucket/s/\"]", ""),
            List.of("STAGE_INTEGRATION", "STORAGE_INTEGRATION", "String", "LAKE", ""));
    assertThat(TestServer.rows(connection, "drop stage if exists derived.s"))
        .containsExactly(List.of("S successfully dropped."));
    assertThatThrownBy(() -> TestServer.rows(connection, "copy into @s/x/ from (select 1 as a)"))
        .hasMessageContaining("Stage 'S' does not exist or not authorized.");
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

  private static String file(String key) throws IOException {
    return Files.readString(server.buckets.resolve("bucket").resolve(key));
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
