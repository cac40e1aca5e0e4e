package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

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

class ResultsAndBindsTest {
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
      assertThat(TestServer.text(rows, 7)).isEqualTo("2025-01-31 23:59:59.123");
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
  void knowsAPreparedStatementsColumnsBeforeItRuns() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select ?::number(10, 2) as price, 'x' as name")) {
      assertThat(names(statement.getMetaData())).containsExactly("PRICE", "NAME");
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
    }
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
