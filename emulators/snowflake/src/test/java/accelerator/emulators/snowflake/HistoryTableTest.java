package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The user's own queries, and whose tables are: what a program needs that cleans up after another.
class HistoryTableTest {
  private final TestServer server = TestServer.start();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void stop() throws SQLException, IOException {
    connection.close();
    server.close();
  }

  private void tagged(String tag, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.unwrap(SnowflakeStatement.class).setParameter("QUERY_TAG", tag);
      statement.execute(sql);
    }
  }

  @Test
  void tellsTheQueriesOfTheUserNewestFirst() throws SQLException {
    tagged("shop/one", "select 1");
    tagged("shop/two", "create or replace table t (id number)");
    assertThatThrownBy(() -> tagged("shop/three", "select * from nowhere"))
        .isInstanceOf(SQLException.class);

    assertThat(
            TestServer.rows(
                connection,
                """
                select query_tag, query_text, execution_status, error_code
                from table(information_schema.query_history_by_user(result_limit => 10))
                where startswith(query_tag, 'shop/')
                """))
        .containsExactly(
            List.of("shop/three", "select * from nowhere", "failed_with_error", "002003"),
            List.of("shop/two", "create or replace table t (id number)", "success", "null"),
            List.of("shop/one", "select 1", "success", "null"));
  }

  @Test
  void showsAStatementThatRunsUntilItIsCancelled() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.unwrap(SnowflakeStatement.class).setParameter("QUERY_TAG", "shop/endless");
      statement
          .unwrap(SnowflakeStatement.class)
          .executeAsyncQuery(
              "select count(*) from range(100000000) a, range(100000000) b where a.range <> b.range");
    }
    String running =
        """
        select query_id from table(information_schema.query_history_by_user(result_limit => 10000))
        where startswith(query_tag, 'shop/') and execution_status = 'running'
        """;
    String id = TestServer.rows(connection, running).getFirst().getFirst();

    TestServer.run(connection, "select system$cancel_query('%s')".formatted(id));

    List<List<String>> left = TestServer.rows(connection, running);
    while (!left.isEmpty()) {
      left = TestServer.rows(connection, running);
    }
    assertThat(left).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotKnowOfTheFunction() {
    assertThatThrownBy(
            () ->
                TestServer.rows(
                    connection,
                    "select 1 from table(information_schema.query_history_by_user(user_name => 'X'))"))
        .hasMessageContaining("Unsupported feature");
    assertThatThrownBy(
            () ->
                TestServer.rows(
                    connection,
                    "select 1 from table(information_schema.query_history_by_user(result_limit => 10001))"))
        .hasMessageContaining("invalid value [10001] for parameter 'RESULT_LIMIT'");
  }

  @Test
  void aCommentSaysWhoseATableOrViewIs() throws SQLException {
    TestServer.run(
        connection,
        "create or replace transient table owned data_retention_time_in_days = 0"
            + " comment = 'shop''s' as select 1 as id");
    TestServer.run(
        connection,
        "create or replace view shown copy grants comment = 'of the shop' as select * from owned");
    TestServer.run(connection, "create table later (id number)");
    TestServer.run(connection, "comment on table later is 'told later'");
    TestServer.run(connection, "comment if exists on view nowhere is 'nothing'");

    assertThat(
            TestServer.rows(
                connection,
                "select table_name, table_type, comment from information_schema.tables"
                    + " where table_name in ('OWNED', 'SHOWN', 'LATER') order by 1"))
        .containsExactly(
            List.of("LATER", "BASE TABLE", "told later"),
            List.of("OWNED", "BASE TABLE", "shop's"),
            List.of("SHOWN", "VIEW", "of the shop"));
  }
}
