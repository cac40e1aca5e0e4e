package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static TestServer server;
  private Connection connection;

  @BeforeAll
  static void start() {
    server = TestServer.start();
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
  void roundTripsEveryType() throws SQLException {
    TestServer.run(
        connection,
        "create or replace table types (whole number, price number(10, 2), ratio float,"
            + " name varchar(20), is_new boolean, day date, at timestamp_ntz(9), count int)",
        "insert into types values (12345678901234567890123456789012345678, 12.3, 0.1, 'it''s',"
            + " true, '2025-01-31', '2025-01-31 23:59:59.123456', 7),"
            + " (null, null, null, null, null, null, null, null)");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from types order by whole nulls last")) {
      assertThat(names(rows.getMetaData()))
          .containsExactly("WHOLE", "PRICE", "RATIO", "NAME", "IS_NEW", "DAY", "AT", "COUNT");
      assertThat(types(rows.getMetaData()))
          .containsExactly(
              "NUMBER", "NUMBER", "DOUBLE", "VARCHAR", "BOOLEAN", "DATE", "TIMESTAMPNTZ", "NUMBER");
      rows.next();
      assertThat(rows.getBigDecimal(1))
          .isEqualTo(new BigDecimal("12345678901234567890123456789012345678"));
      assertThat(rows.getBigDecimal(2)).isEqualTo(new BigDecimal("12.30"));
      assertThat(rows.getDouble(3)).isEqualTo(0.1);
      assertThat(rows.getString(4)).isEqualTo("it's");
      assertThat(rows.getBoolean(5)).isTrue();
      assertThat(rows.getDate(6)).isEqualTo(Date.valueOf("2025-01-31"));
      assertThat(rows.getString(7)).isEqualTo("2025-01-31 23:59:59.123");
      assertThat(rows.getInt("COUNT")).isEqualTo(7);
      rows.next();
      for (int column = 1; column <= 8; column++) {
        assertThat(rows.getObject(column)).isNull();
      }
    }
  }

  @Test
  void keepsQuotedLabelsAndFoldsOthers() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1 as \"userId\", 2 as user_id, count(*)")) {
      assertThat(names(rows.getMetaData())).containsExactly("userId", "USER_ID", "COUNT(*)");
    }
  }

  @Test
  void bindsValuesOfEveryType() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select ?, ? + 1, ?, ?, ?, ? as nothing")) {
      statement.setString(1, "it's \\ ? fine");
      statement.setLong(2, -5);
      statement.setDouble(3, 0.5);
      statement.setBoolean(4, true);
      statement.setDate(5, Date.valueOf("2025-01-31"));
      statement.setNull(6, Types.VARCHAR);
      assertThat(TestServer.rows(statement.executeQuery()))
          .containsExactly(List.of("it's \\ ? fine", "-4", "0.5", "TRUE", "2025-01-31", "null"));
    }
  }

  @Test
  void bindsValuesInsideCreateTableAsSelect() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "create or replace transient table bound copy grants as"
                + " select ? as name, ?::number(10, 2) as price where ? > 1")) {
      statement.setString(1, "mug");
      statement.setString(2, "2.5");
      statement.setInt(3, 2);
      statement.executeUpdate();
    }
    assertThat(TestServer.rows(connection, "select name, price from bound"))
        .containsExactly(List.of("mug", "2.50"));
  }

  @Test
  void insertsABatch() throws SQLException {
    TestServer.run(connection, "create or replace table batch (id number, name varchar)");
    try (PreparedStatement statement =
        connection.prepareStatement("insert into batch values (?, ?)")) {
      for (int id = 1; id <= 3; id++) {
        statement.setInt(1, id);
        statement.setString(2, "n" + id);
        statement.addBatch();
      }
      assertThat(IntStream.of(statement.executeBatch()).sum()).isEqualTo(3);
    }
    assertThat(TestServer.rows(connection, "select id, name from batch order by id"))
        .containsExactly(List.of("1", "n1"), List.of("2", "n2"), List.of("3", "n3"));
  }

  @Test
  void countsChangedRows() throws SQLException {
    TestServer.run(connection, "create or replace table counted (id number, name varchar)");
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("insert into counted values (1, 'a'), (2, 'b')"))
          .isEqualTo(2);
      assertThat(statement.executeUpdate("update counted set name = 'c' where id = 2"))
          .isEqualTo(1);
      assertThat(
              statement.executeUpdate(
                  "merge into counted t using (select column1 as id, column2 as name from"
                      + " (values (2, 'd'), (3, 'e')) as v(column1, column2)) s on t.id = s.id"
                      + " when matched then update set t.name = s.name"
                      + " when not matched then insert (id, name) values (s.id, s.name)"))
          .isEqualTo(2);
      assertThat(statement.executeUpdate("delete from counted where id = 1")).isEqualTo(1);
      assertThat(TestServer.rows(connection, "select * from counted order by id"))
          .containsExactly(List.of("2", "d"), List.of("3", "e"));
      statement.execute("truncate table counted");
      assertThat(TestServer.rows(connection, "select count(*) from counted"))
          .containsExactly(List.of("0"));
    }
  }

  @Test
  void givesLargeResultsWhole() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select a.n * 1000 + b.n as n from"
                    + " (select unnest(range(200)) as n) a cross join"
                    + " (select unnest(range(1000)) as n) b")) {
      long sum = 0;
      int count = 0;
      while (rows.next()) {
        sum += rows.getLong(1);
        count++;
      }
      assertThat(count).isEqualTo(200_000);
      assertThat(sum).isEqualTo(199_999L * 200_000 / 2);
    }
  }

  @Test
  void answersDefinitionsWithStatusTexts() throws SQLException {
    assertThat(status("create schema if not exists fresh"))
        .isEqualTo("Schema FRESH successfully created.");
    assertThat(status("create schema if not exists fresh"))
        .isEqualTo("FRESH already exists, statement succeeded.");
    assertThat(status("create table if not exists fresh.t (id number not null default 1)"))
        .isEqualTo("Table T successfully created.");
    assertThat(status("create table if not exists fresh.t (id number)"))
        .isEqualTo("T already exists, statement succeeded.");
    assertThat(status("drop table if exists snowplow.fresh.t"))
        .isEqualTo("T successfully dropped.");
    assertThat(status("drop table if exists snowplow.fresh.t"))
        .isEqualTo("Drop statement executed successfully (T already dropped).");
    assertThat(status("drop schema fresh")).isEqualTo("FRESH successfully dropped.");
  }

  @Test
  void resolvesNamesFromDatabaseAndSchema() throws SQLException {
    TestServer.run(
        connection,
        "create schema if not exists other",
        "create or replace table other.named as select 'other' as origin",
        "create or replace table named as select 'derived' as origin");
    assertThat(
            TestServer.rows(
                connection,
                "select a.origin, b.origin, c.origin from named a, other.named b,"
                    + " snowplow.other.named c"))
        .containsExactly(List.of("derived", "other", "other"));
    TestServer.run(connection, "use schema other");
    assertThat(TestServer.rows(connection, "select origin, current_schema() from named"))
        .containsExactly(List.of("other", "OTHER"));
  }

  @Test
  void describesTablesAndColumns() throws SQLException {
    TestServer.run(
        connection,
        "create or replace table described (id number(10, 2) not null, name varchar, at timestamp,"
            + " primary key (id))");
    assertThat(
            TestServer.rows(
                connection,
                "select column_name, data_type, is_nullable from"
                    + " snowplow.information_schema.columns where table_schema = upper('derived')"
                    + " and table_name = upper('described') order by ordinal_position"))
        .containsExactly(
            List.of("ID", "NUMBER", "NO"),
            List.of("NAME", "TEXT", "YES"),
            List.of("AT", "TIMESTAMP_NTZ", "YES"));
    assertThat(TestServer.rows(connection, "describe table described"))
        .containsExactly(
            List.of("ID", "NUMBER(10,2)", "COLUMN", "N"),
            List.of("NAME", "VARCHAR(16777216)", "COLUMN", "Y"),
            List.of("AT", "TIMESTAMP_NTZ(9)", "COLUMN", "Y"));
    assertThat(TestServer.rows(connection, "show tables like 'descri%' in schema derived"))
        .containsExactly(List.of("DESCRIBED", "SNOWPLOW", "DERIVED", "TABLE", "0"));
  }

  @Test
  void rollsATransactionBack() throws SQLException {
    TestServer.run(
        connection,
        "create or replace table undone (id number)",
        "begin",
        "insert into undone values (1)",
        "rollback",
        "commit");
    connection.setAutoCommit(false);
    TestServer.run(connection, "insert into undone values (2)");
    connection.commit();
    TestServer.run(connection, "insert into undone values (3)");
    connection.rollback();
    assertThat(server.rows("select id from undone")).containsExactly(List.of("2"));
  }

  @Test
  void knowsAPreparedStatementsColumnsBeforeItRuns() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select ?::number(10, 2) as price, 'x' as name")) {
      assertThat(names(statement.getMetaData())).containsExactly("PRICE", "NAME");
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatItDoesNotKnowByName() {
    assertError("create temporary table t (id number)", 2, "0A000", "'CREATE TEMPORARY'");
    assertError("select v:path from t", 2, "0A000", "semi-structured path");
    assertError("call procedure()", 2, "0A000", "'CALL'");
    assertError("create table t (v variant)", 2, "0A000", "'data type VARIANT'");
    assertError("alter session set nonsense = 1", 1420, "22023", "invalid parameter 'NONSENSE'");
    assertError("alter session set week_start = 1", 2, "0A000", "'WEEK_START=1'");
    assertError("select 1; select 2", 8, "0A000", "Actual statement count 2");
  }

  @Test
  void saysErrorsAsSnowflakeDoes() throws SQLException {
    TestServer.run(connection, "create or replace table errors (id number not null, name varchar)");
    assertError(
        "select * from missing",
        2003,
        "42S02",
        "SQL compilation error:\nObject 'MISSING' does not exist or not authorized.");
    assertError(
        "select *\nfrom snowplow.derived.missing",
        2003,
        "42S02",
        "Object 'SNOWPLOW.DERIVED.MISSING' does not exist or not authorized.");
    assertError("select * from nowhere.missing", 2003, "02000", "Schema 'NOWHERE' does not exist");
    assertError(
        "select id,\n  colour from errors",
        904,
        "42000",
        "SQL compilation error: error line 2 at position 2\ninvalid identifier 'COLOUR'");
    assertError("select e.colour from errors e", 904, "42000", "invalid identifier 'E.COLOUR'");
    assertError("selec 1", 1003, "42000", "syntax error line 1 at position 0 unexpected 'selec'.");
    assertError(
        "select id\nfrom where",
        1003,
        "42000",
        "syntax error line 2 at position 5 unexpected 'where'.");
    assertError("select to_money(1)", 2140, "42601", "Unknown function TO_MONEY");
    assertError("select 'x'::number", 100038, "22018", "Numeric value 'x' is not recognized");
    assertError("select 'x'::date", 100040, "22007", "Date value 'x' is not recognized");
    assertError("select 'x'::timestamp", 100035, "22007", "Timestamp value 'x' is not recognized");
    assertError("select 'x'::boolean", 100037, "22018", "Boolean value 'x' is not recognized");
    assertError("select 1 % 0", 100051, "22012", "Division by zero");
    assertError("create table errors (id number)", 2002, "42710", "already exists");
    assertError("insert into errors values (null, 'x')", 100072, "22000", "NULL result");
    assertError("insert into errors values (1)", 2057, "21S01", "Insert value list");
    assertError("; -- nothing", 900, "42601", "Empty SQL statement");
  }

  private void assertError(String sql, int code, String sqlState, String message) {
    assertThatThrownBy(() -> TestServer.run(connection, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .satisfies(
            error -> {
              assertThat(((SQLException) error).getErrorCode()).isEqualTo(code);
              assertThat(((SQLException) error).getSQLState()).isEqualTo(sqlState);
            });
  }

  private String status(String sql) throws SQLException {
    return TestServer.rows(connection, sql).getFirst().getFirst();
  }

  private static List<String> names(ResultSetMetaData data) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= data.getColumnCount(); column++) {
      names.add(data.getColumnLabel(column));
    }
    return names;
  }

  private static List<String> types(ResultSetMetaData data) throws SQLException {
    List<String> types = new ArrayList<>();
    for (int column = 1; column <= data.getColumnCount(); column++) {
      types.add(data.getColumnTypeName(column));
    }
    return types;
  }
}
