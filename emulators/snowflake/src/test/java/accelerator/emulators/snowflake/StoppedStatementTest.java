package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoppedStatementTest {
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
  void givesUpAtTheStatementTimeout() throws SQLException {
    try (Connection connection = server.connect()) {
      TestServer.run(connection, "alter session set statement_timeout_in_seconds = 1");
      assertThatThrownBy(() -> TestServer.rows(connection, SLOW))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("timeout of 1 second(s) and was canceled")
          .extracting(error -> ((SQLException) error).getErrorCode())
          .isEqualTo(630);
    }
  }

  @Test
  void letsTheDriverAskAgainForASlowResult() throws SQLException, IOException {
    try (TestServer impatient = TestServer.start(InstantSource.system(), Duration.ofMillis(1));
        Connection connection = impatient.connect()) {
      assertThat(
              TestServer.rows(
                  connection,
                  "select count(*) from (select unnest(range(5000)) as n) a cross join"
                      + " (select unnest(range(5000)) as n) b where a.n * b.n % 7 = 0"))
          .containsExactly(List.of("6638775"));
    }
  }

  @Test
  void cancelsAStatementFromTheDriver() throws SQLException {
    // The driver cancels by itself what it has not sent yet: then once more, with a longer start.
    String said = "JDBC driver: query has been canceled by user.";
    for (int start = 25; start < 10_000 && said.startsWith("JDBC driver"); start *= 2) {
      said = canceledAfter(Duration.ofMillis(start));
    }
    assertThat(said).contains("SQL execution canceled");
  }

  /// What a statement says that is cancelled again and again from some time after its start.
  private static String canceledAfter(Duration start) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  statement.executeQuery(SLOW).close();
                  return "it ended";
                } catch (SQLException failure) {
                  return String.valueOf(failure.getMessage());
                }
              });
      LockSupport.parkNanos(start.toNanos());
      Instant end = Instant.now().plus(Duration.ofSeconds(60));
      while (!answer.isDone() && Instant.now().isBefore(end)) {
        statement.cancel();
        LockSupport.parkNanos(20_000_000);
      }
      return answer.join();
    }
  }
}
