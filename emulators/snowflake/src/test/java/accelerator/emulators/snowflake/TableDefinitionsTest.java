package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tables and views are made, named, commented, exchanged and found as Snowflake's documentation
/// says ("CREATE TABLE", "CREATE VIEW", "ALTER TABLE", "COMMENT", "SHOW TABLES", "QUERY_HISTORY").
class TableDefinitionsTest {
  private TestServer server;
  private Connection connection;

  @BeforeEach
  void start() throws SQLException {
    server = TestServer.start();
    connection = server.connect();
    TestServer.run(
        connection,
        "create or replace transient table t cluster by (a) data_retention_time_in_days = 0"
            + " copy grants comment = 'of a run' as select 1 as a, 'x' as b",
        "create or replace view v (one, two) copy grants comment = 'newest' as select * from t");
  }

  @AfterEach
  void stop() throws IOException, SQLException {
    connection.close();
    server.close();
  }

  private List<List<String>> rows(String sql) throws SQLException {
    return TestServer.rows(connection, sql);
  }

  @Test
  void listsTablesAndViewsWithCommentAndOwner() throws SQLException {
    List<String> table = List.of("T", "SNOWPLOW", "DERIVED", "TABLE", "1");
    List<String> view = List.of("V", "SNOWPLOW", "DERIVED", "VIEW", "null");
    assertThat(rows("show tables like 't%'")).containsExactly(table);
    assertThat(rows("show views in schema derived")).containsExactly(view);
    assertThat(rows("show objects")).containsExactly(table, view);
    assertThat(
            rows(
                "select table_name, table_type, table_owner, comment"
                    + " from information_schema.tables order by 1"))
        .containsExactly(
            List.of("T", "BASE TABLE", "LOADING", "of a run"),
            List.of("V", "VIEW", "LOADING", "newest"));
    assertThat(rows("select table_name, comment from information_schema.views"))
        .containsExactly(List.of("V", "newest"));
    assertThat(rows("select one, two from v")).containsExactly(List.of("1", "x"));
  }

  @Test
  void commentsLater() throws SQLException {
    TestServer.run(
        connection,
        "comment on table t is 'other'",
        "comment if exists on view nowhere is 'nothing'",
        "comment on column t.a is 'a number'",
        "alter view v set comment = 'changed'");
    assertThat(rows("select comment from information_schema.tables order by table_name"))
        .containsExactly(List.of("other"), List.of("changed"));
    assertThatThrownBy(() -> TestServer.run(connection, "comment on table nowhere is 'x'"))
        .hasMessageContaining("Object 'NOWHERE' does not exist");
  }

  @Test
  void renamesSwapsAndChangesColumns() throws SQLException {
    TestServer.run(
        connection,
        "create table other as select 2 as a, 'y' as b",
        "alter table t swap with other",
        "alter table if exists nowhere rename to somewhere",
        "alter table other rename to older",
        "alter table t add column c number(10, 2)",
        "alter table t rename column b to d",
        "alter table t drop column if exists c");
    assertThat(rows("select a, d from t")).containsExactly(List.of("2", "y"));
    assertThat(rows("select a, b from older")).containsExactly(List.of("1", "x"));
    assertThatThrownBy(() -> TestServer.run(connection, "alter table t rename to older"))
        .hasMessageContaining("Object 'SNOWPLOW.DERIVED.OLDER' already exists");
    assertThatThrownBy(() -> TestServer.run(connection, "alter table t swap with nowhere"))
        .hasMessageContaining("Object 'NOWHERE' does not exist");
    assertThatThrownBy(() -> TestServer.run(connection, "alter table t cluster by (a)"))
        .hasMessageContaining("Unsupported feature 'ALTER TABLE cluster'");
  }

  @Test
  void dropsOnlyWhatIsOfTheKindThatIsNamed() throws SQLException {
    TestServer.run(connection, "drop table if exists nowhere", "drop view if exists nowhere");
    assertThatThrownBy(() -> TestServer.run(connection, "drop table if exists v"))
        .hasMessageContaining("Object found is of type 'VIEW', not specified type 'TABLE'.");
    assertThatThrownBy(() -> TestServer.run(connection, "drop view t"))
        .hasMessageContaining("Object found is of type 'TABLE', not specified type 'VIEW'.");
    TestServer.run(connection, "drop view v", "drop table t");
    assertThat(rows("show objects")).isEmpty();
  }

  @Test
  void keepsTextsAsShortAsTheirColumns() throws SQLException {
    TestServer.run(connection, "create table short (c varchar(2), d char)");
    TestServer.run(connection, "insert into short values ('ü😀', 'x'), (null, null)");
    assertThatThrownBy(() -> TestServer.run(connection, "insert into short values ('abc', null)"))
        .hasMessageContaining("String 'abc' is too long and would be truncated");
  }

  @Test
  void findsStatementsByTheirTag() throws SQLException {
    TestServer.run(connection, "alter session set query_tag = 'run-7'", "select 7 as n");
    assertThatThrownBy(() -> rows("select 'x'::number"));
    assertThat(
            rows(
                "select query_text, execution_status, error_code, end_time >= start_time"
                    + " from table(snowplow.information_schema.query_history_by_user("
                    + "result_limit => 10000,"
                    + " end_time_range_start => dateadd('hour', -1, current_timestamp())))"
                    + " where query_tag = 'run-7' and query_text not like '%query_history%'"))
        .containsExactlyInAnyOrder(
            List.of("select 'x'::number", "failed_with_error", "100038", "TRUE"),
            List.of("select 7 as n", "success", "null", "TRUE"));
    assertThat(
            rows(
                "select execution_status, end_time from"
                    + " table(information_schema.query_history_by_session()) limit 1"))
        .containsExactly(List.of("running", "null"));
    assertThatThrownBy(
            () -> rows("select 1 from table(information_schema.query_history(result_limit => 0))"))
        .hasMessageContaining("invalid value [0] for parameter 'RESULT_LIMIT'");
  }
}
