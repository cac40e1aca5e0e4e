package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsynchronousTest {
  private static final String SLOW =
      "select sum(a.n * b.n) from (select unnest(range(2000000)) as n) a cross join"
          + " (select unnest(range(2000000)) as n) b";

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
  void givesAResultToAnotherSession() throws SQLException {
    String id = submit("select 1 as \"One\", 'x' as name, '2025-01-31'::date as day");
    try (Connection other = server.connect()) {
      assertThat(finished(other, id).getStatus()).isEqualTo(QueryStatus.Status.SUCCESS);
      ResultSet rows = other.unwrap(SnowflakeConnection.class).createResultSet(id);
      assertThat(TestServer.rows(rows)).containsExactly(List.of("1", "x", "2025-01-31"));
    }
  }

  @Test
  void scansAKeptResultLikeATable() throws SQLException {
    String id =
        submit(
            "select * from (values (1, 'a', '2025-01-31 10:00:00.5'::timestamp, true),"
                + " (2, null, null, false)) as v(\"id\", name, at, flag)");
    try (Connection other = server.connect()) {
      finished(other, id);
      assertThat(
              TestServer.rows(
                  other,
                  "select \"id\", name, at, flag from table(result_scan('"
                      + id
                      + "'))"
                      + " where \"id\" < 3 order by 1"))
          .containsExactly(
              List.of("1", "a", "2025-01-31 10:00:00.500", "TRUE"),
              List.of("2", "null", "null", "FALSE"));
    }
  }

  @Test
  void createsATableInTheBackground() throws SQLException {
    String id = submit("create or replace table background as select 7 as n");
    try (Connection other = server.connect()) {
      finished(other, id);
      assertThat(TestServer.rows(other, "select n from background")).containsExactly(List.of("7"));
      assertThat(TestServer.rows(other, "select * from table(result_scan('" + id + "'))"))
          .containsExactly(List.of("Table BACKGROUND successfully created."));
    }
  }

  @Test
  void keepsTheErrorOfAFailedQuery() throws SQLException {
    String id = submit("select * from missing");
    try (Connection other = server.connect()) {
      QueryStatus status = finished(other, id);
      assertThat(status.getStatus()).isEqualTo(QueryStatus.Status.FAILED_WITH_ERROR);
      assertThat(status.getErrorCode()).isEqualTo(2003);
      assertThat(status.getErrorMessage())
          .isEqualTo("SQL compilation error:\nObject 'MISSING' does not exist or not authorized.");
      assertThatThrownBy(
              () -> TestServer.rows(other, "select * from table(result_scan('" + id + "'))"))
          .hasMessageContaining("Object 'MISSING' does not exist");
    }
  }

  @Test
  void hidesAQueryFromOtherUsers() throws SQLException {
    String id = submit("select 1");
    Properties human = server.properties();
    human.remove("privateKey");
    human.put("user", "human");
    human.put("password", "open sesame");
    try (Connection owner = server.connect();
        Connection other = server.connect(human)) {
      finished(owner, id);
      assertThat(other.unwrap(SnowflakeConnection.class).getQueryStatus(id).getStatus())
          .isEqualTo(QueryStatus.Status.NO_DATA);
      assertThatThrownBy(
              () -> TestServer.rows(other, "select * from table(result_scan('" + id + "'))"))
          .hasMessageContaining("Statement %s not found".formatted(id));
    }
  }

  @Test
  void runsOnWhenItsSessionIsLeftOpenAndStopsOnRequest() throws SQLException {
    String id = submit(SLOW);
    try (Connection other = server.connect()) {
      assertThat(status(other, id).getStatus()).isEqualTo(QueryStatus.Status.RUNNING);
      assertThat(TestServer.rows(other, "select system$cancel_query('" + id + "')"))
          .containsExactly(List.of("query [%s] terminated.".formatted(id)));
      QueryStatus stopped = finished(other, id);
      assertThat(stopped.getErrorCode()).isEqualTo(604);
      assertThat(stopped.getErrorMessage()).isEqualTo("SQL execution canceled");
    }
  }

  @Test
  void runsTwoSessionsAtOnce() throws SQLException {
    String one = submit("create or replace table first as select unnest(range(100000)) as n");
    String two = submit("create or replace table second as select unnest(range(100000)) as n");
    try (Connection connection = server.connect()) {
      assertThat(finished(connection, one).isSuccess()).isTrue();
      assertThat(finished(connection, two).isSuccess()).isTrue();
      assertThat(
              TestServer.rows(
                  connection, "select count(*) from first join second on first.n = second.n"))
          .containsExactly(List.of("100000"));
    }
  }

  private static String submit(String sql) throws SQLException {
    Connection left = server.connect();
    ResultSet pending =
        left.createStatement().unwrap(SnowflakeStatement.class).executeAsyncQuery(sql);
    return pending.unwrap(SnowflakeResultSet.class).getQueryID();
  }

  private static QueryStatus status(Connection connection, String id) throws SQLException {
    return connection.unwrap(SnowflakeConnection.class).getQueryStatus(id);
  }

  private static QueryStatus finished(Connection connection, String id) throws SQLException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    QueryStatus status = status(connection, id);
    while (status.isStillRunning() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(20_000_000);
      status = status(connection, id);
    }
    assertThat(status.isStillRunning()).isFalse();
    return status;
  }
}
