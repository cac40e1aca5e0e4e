package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.FolderBuckets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an account, a log-in or a session sets changes answers as Snowflake's documentation says
/// ("Parameters", "Date and time input and output formats").
class SessionParametersTest {
  @TempDir private Path buckets;
  private SnowflakeServer server;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(buckets.resolve("bucket"));
    server =
        SnowflakeServer.start(
            TestServer.settings()
                .withUser("tester", SnowflakeSettings.User.withPassword("made up"))
                .withParameter("date_input_format", "DD/MM/YYYY")
                .withParameter("TIMESTAMP_TYPE_MAPPING", "timestamp_ltz"),
            new FolderBuckets(buckets));
    connection = connect(new Properties());
  }

  @AfterEach
  void stop() throws SQLException {
    connection.close();
    server.close();
  }

  private Connection connect(Properties more) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", "tester");
    properties.put("password", "made up");
    properties.put("db", "snowplow");
    properties.put("schema", "derived");
    properties.put("CLIENT_TELEMETRY_ENABLED", "false");
    properties.put("disablePlatformDetection", "true");
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
    properties.putAll(more);
    return DriverManager.getConnection(server.jdbcUrl(), properties);
  }

  private String answer(String sql) throws SQLException {
    return TestServer.rows(connection, sql).getFirst().getFirst();
  }

  @Test
  void beginsWithWhatTheAccountSets() throws SQLException {
    assertThat(answer("select '31/01/2025'::date")).isEqualTo("2025-01-31");
    assertThatThrownBy(() -> answer("select '2025-01-31'::date"))
        .hasMessage("Can't parse '2025-01-31' as date with format 'DD/MM/YYYY'");
    assertThat(answer("select '2025-01-31 10:00:00'::timestamp::varchar"))
        .isEqualTo("2025-01-31 10:00:00.000 -0800");
    TestServer.run(connection, "create table t (d date, at timestamp, zoned timestamp_tz)");
    assertThat(TestServer.rows(connection, "describe table t"))
        .extracting(row -> row.get(1))
        .containsExactly("DATE", "TIMESTAMP_LTZ(9)", "TIMESTAMP_TZ(9)");
  }

  @Test
  void isOverriddenAtLogInAndGetsTheAccountsValueBack() throws SQLException {
    Properties pinned = new Properties();
    pinned.put("DATE_INPUT_FORMAT", "YYYY-MM-DD");
    pinned.put("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ");
    pinned.put("TIMEZONE", "UTC");
    connection.close();
    connection = connect(pinned);
    assertThat(answer("select '2025-01-31'::date")).isEqualTo("2025-01-31");
    assertThat(answer("select '2025-01-31'::timestamp::varchar"))
        .isEqualTo("2025-01-31 00:00:00.000");
    assertThat(answer("select '2025-01-31 10:00:00'::timestamp_ltz::varchar"))
        .isEqualTo("2025-01-31 10:00:00.000 Z");
    TestServer.run(connection, "alter session unset date_input_format");
    assertThat(answer("select '31/01/2025'::date")).isEqualTo("2025-01-31");
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TIME_INPUT_FORMAT              | HH24.MI          | '10.20'::time                                    | 10:20:00
          TIMESTAMP_INPUT_FORMAT         | DD-MM-YYYY HH24  | '31-01-2025 10'::timestamp_ntz                   | 2025-01-31 10:00:00.000
          DATE_OUTPUT_FORMAT             | MON DD, YY       | '31/01/2025'::date::varchar                      | Jan 31, 25
          TIME_OUTPUT_FORMAT             | HH12:MI AM       | '15:20:00'::time::varchar                        | 03:20 PM
          TIMESTAMP_NTZ_OUTPUT_FORMAT    | YYYYMMDD         | '2025-01-31'::timestamp_ntz::varchar             | 20250131
          TIMESTAMP_LTZ_OUTPUT_FORMAT    | HH24 TZH:TZM     | '2025-01-31'::timestamp_ltz::varchar             | 00 -08:00
          TIMESTAMP_TZ_OUTPUT_FORMAT     | HH24 TZHTZM      | '2025-01-31 05:00:00 +0530'::timestamp_tz::varchar | 05 +0530
          TIMESTAMP_OUTPUT_FORMAT        | YYYY             | '2025-01-31'::timestamp_ltz::varchar             | 2025
          TIMEZONE                       | Asia/Kolkata     | '2025-01-31'::timestamp_ltz::varchar             | 2025-01-31 00:00:00.000 +0530
          BINARY_INPUT_FORMAT            | UTF8             | 'ab'::binary::varchar                            | 6162
          BINARY_OUTPUT_FORMAT           | BASE64           | '6162'::binary::varchar                          | YWI=
          TWO_DIGIT_CENTURY_START        | 1940             | '39-01-01'::date                                 | 2039-01-01
          QUOTED_IDENTIFIERS_IGNORE_CASE | TRUE             | "A" from (select 7 as "a")                       | 7
          """)
  void honours(String name, String value, String expression, String expected) throws SQLException {
    TestServer.run(connection, "alter session set %s = '%s'".formatted(name, value));
    if (name.equals("TWO_DIGIT_CENTURY_START")) {
      TestServer.run(connection, "alter session set date_input_format = 'YY-MM-DD'");
    }
    assertThat(answer("select " + expression)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "WEEK_START, 1, Unsupported feature 'WEEK_START=1'",
    "TIMESTAMP_DAY_IS_ALWAYS_24H, TRUE, Unsupported feature 'TIMESTAMP_DAY_IS_ALWAYS_24H=TRUE'",
    "DATE_INPUT_FORMAT, QQ, Unsupported feature 'DATE_INPUT_FORMAT=QQ'",
    "TIMEZONE, Mars/Base, invalid value [Mars/Base] for parameter 'TIMEZONE'",
    "TIMESTAMP_TYPE_MAPPING, DATE, invalid value [DATE] for parameter 'TIMESTAMP_TYPE_MAPPING'",
    "FAVOURITE_COLOUR, red, invalid parameter 'FAVOURITE_COLOUR'"
  })
  void refusesWhatItCannotGive(String name, String value, String message) {
    assertThatThrownBy(
            () -> TestServer.run(connection, "alter session set %s = '%s'".formatted(name, value)))
        .hasMessageContaining(message);
    assertThatThrownBy(() -> TestServer.settings().withParameter(name, value))
        .isInstanceOf(SnowflakeError.class)
        .hasMessageContaining(message);
  }

  @Test
  void holdsForAsynchronousStatementsLoadsAndUnloads() throws Exception {
    server.run(
        "create storage integration lake type = external_stage storage_provider = 'S3'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake' enabled = true"
            + " storage_allowed_locations = ('*')");
    Files.writeString(buckets.resolve("bucket/in.csv"), "31/01/2025,2025-01-31 23:00:00 -0500\n");
    TestServer.run(
        connection,
        "create stage files url = 's3://bucket/' storage_integration = lake",
        "create table t (d date, zoned timestamp_tz)",
        "copy into t from @files/ files = ('in.csv') force = true",
        "alter session set date_output_format = 'MM/DD/YYYY'",
        "copy into @files/out/ from (select d, zoned, zoned::date as local from t)"
            + " file_format = (type = csv compression = none)");
    assertThat(buckets.resolve("bucket/out/data_0_0_0.csv"))
        .content()
        .isEqualTo("01/31/2025,2025-01-31 23:00:00.000 -0500,01/31/2025\n");
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement
                .unwrap(SnowflakeStatement.class)
                .executeAsyncQuery("select '31/01/2025'::date::varchar")) {
      assertThat(TestServer.rows(rows)).containsExactly(List.of("01/31/2025"));
    }
  }

  /// The driver shows a timestamp with its offset in the digits of the JVM's locale, so it is asked
  /// for as a text here and below.
  @Test
  void insertsTextsByTheSessionsFormats() throws SQLException {
    TestServer.run(
        connection,
        "create table t (n number, d date, zoned timestamp_tz, flag boolean)",
        "insert into t values (1, '31/01/2025', '2025-01-31 23:00:00 -0500', 'yes'), (2, null,"
            + " null, null)",
        "insert into t (flag, d) select 'off', '01/02/2025'");
    assertThat(
            TestServer.rows(connection, "select n, d, to_varchar(zoned), flag from t order by n"))
        .containsExactly(
            List.of("1", "2025-01-31", "2025-01-31 23:00:00.000 -0500", "TRUE"),
            List.of("2", "null", "null", "null"),
            List.of("null", "2025-02-01", "null", "FALSE"));
    assertThatThrownBy(() -> TestServer.run(connection, "insert into t values (1, '2025-01-31')"))
        .hasMessageContaining("Insert value list does not match column list");
    assertThatThrownBy(
            () -> TestServer.run(connection, "insert into t (d) values ('01/02/2025', 2)"))
        .hasMessageContaining("Insert value list does not match column list");
  }

  @Test
  void keepsTheThreeKindsOfTimestampsApart() throws SQLException {
    TestServer.run(
        connection,
        """
        create table t as select
            '2025-01-31 23:30:00 -0500'::timestamp_tz as zoned,
            '2025-01-31 23:30:00 -0500'::timestamp_ltz as local,
            '2025-01-31 23:30:00 -0500'::timestamp_ntz as plain
        """);
    String dates = "select zoned::date, local::date, plain::date from t";
    assertThat(TestServer.rows(connection, dates))
        .containsExactly(List.of("2025-01-31", "2025-01-31", "2025-01-31"));
    TestServer.run(connection, "alter session set timezone = 'UTC'");
    assertThat(TestServer.rows(connection, dates))
        .containsExactly(List.of("2025-01-31", "2025-02-01", "2025-01-31"));
    assertThat(TestServer.rows(connection, "select to_varchar(zoned), local, plain from t"))
        .containsExactly(
            List.of(
                "2025-01-31 23:30:00.000 -0500",
                "2025-02-01 04:30:00.000 Z",
                "2025-01-31 23:30:00.000"));
    assertThat(
            TestServer.rows(
                connection, "select local > plain, zoned::timestamp_ltz = local from t"))
        .containsExactly(List.of("TRUE", "TRUE"));
  }
}
