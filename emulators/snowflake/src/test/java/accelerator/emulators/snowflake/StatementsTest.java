package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

  private String status(String sql) throws SQLException {
    return TestServer.rows(connection, sql).getFirst().getFirst();
  }
}
