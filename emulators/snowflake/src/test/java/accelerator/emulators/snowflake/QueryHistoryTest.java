package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class QueryHistoryTest {
  private static final StatementResult DONE =
      StatementResult.status(StatementKind.DEFINITION, "done");
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final DuckDbWarehouse warehouse = DuckDbWarehouse.open(TestServer.settings());
  private final QueryHistory queries =
      new QueryHistory(now::get, () -> UUID.randomUUID().toString(), 2);
  private SnowflakeSession session = session("ANN");

  @BeforeEach
  void open() {
    session = session("ANN");
  }

  @AfterEach
  void close() {
    queries.close();
    session.close();
    warehouse.close();
  }

  private SnowflakeSession session(String user) {
    return new SnowflakeSession(
        1,
        "ACME",
        user,
        new SnowflakeSession.Start(
            "R", Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
        warehouse);
  }

  private SubmittedQuery submit(String requestId, String sql, QueryHistory.Work work) {
    return queries.submit(requestId, sql, session, new QueryHistory.Submission("", 0, work));
  }

  @Test
  void runsNoMoreAtOnceThanItMay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    QueryHistory.Work slow =
        query -> {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
          }
          return DONE;
        };
    submit("1", "select 1", slow);
    submit("2", "select 2", slow);
    begun.await();
    SubmittedQuery third = submit("3", "select 3", query -> DONE);
    SubmittedQuery fourth = submit("4", "select 4", query -> DONE);

    queries.stop(fourth, SnowflakeError.canceled());

    assertThat(fourth.await(Duration.ofSeconds(30)))
        .hasValueSatisfying(
            ended -> assertThat(ended).isInstanceOf(SubmittedQuery.Outcome.Failure.class));
    assertThat(third.began()).isEmpty();
    assertThat(DriverAnswers.status(third).path("status").asText()).isEqualTo("QUEUED");
    end.countDown();
    assertThat(third.await(Duration.ofSeconds(30)))
        .hasValueSatisfying(
            ended -> assertThat(ended).isInstanceOf(SubmittedQuery.Outcome.Success.class));
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new OutOfMemoryError("heap"),
        new StackOverflowError(),
        new NoClassDefFoundError("gone"),
        new UnsatisfiedLinkError("gone"),
        new AssertionError("no"),
        new Error("any"),
        new IllegalStateException("no"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsWhoWaitsWhateverTheWorkThrows(Throwable failure) {
    SubmittedQuery query =
        submit(
            "r",
            "select 1",
            running -> {
              throw QueryHistoryTest.<RuntimeException>unchecked(failure);
            });
    assertThat(query.await(Duration.ofSeconds(20)))
        .containsInstanceOf(SubmittedQuery.Outcome.Failure.class)
        .map(outcome -> ((SubmittedQuery.Outcome.Failure) outcome).error())
        .hasValueSatisfying(
            error -> {
              assertThat(error.code()).isEqualTo(603);
              assertThat(error.text()).contains(failure.toString());
            });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void endsAQueryThatCannotEvenStart() {
    queries.close();
    assertThat(submit("r", "select 1", running -> DONE).outcome())
        .containsInstanceOf(SubmittedQuery.Outcome.Failure.class);
  }

  @Test
  void stopsAQueryThatIsBetweenTwoStatementsWhenItIsTold() {
    CountDownLatch told = new CountDownLatch(1);
    SubmittedQuery query =
        submit(
            "r",
            "select 1",
            running -> {
              await(told);
              running.running(null);
              while (running.stopReason().isEmpty()) {
                LockSupport.parkNanos(5_000_000);
              }
              throw SnowflakeError.internal("interrupted");
            });
    queries.stop(query, SnowflakeError.timedOut(7));
    told.countDown();
    assertThat(query.await(Duration.ofSeconds(20)))
        .map(outcome -> ((SubmittedQuery.Outcome.Failure) outcome).error().code())
        .contains(630);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void keepsRequestsOfTwoUsersApart() {
    SubmittedQuery own = submit("same", "select 1", running -> DONE);
    assertThat(submit("same", "select 2", running -> DONE)).isSameAs(own);
    session.close();
    session = session("BOB");
    assertThat(submit("same", "select 3", running -> DONE)).isNotSameAs(own);
  }

  @Test
  void forgetsTheOldestQueriesButNoneThatRuns() {
    CountDownLatch end = new CountDownLatch(1);
    SubmittedQuery slow =
        submit(
            "slow",
            "slow",
            running -> {
              await(end);
              return DONE;
            });
    SubmittedQuery first = submit("first", "x".repeat(40 << 20), running -> DONE);
    assertThat(first.await(Duration.ofSeconds(20))).isPresent();
    SubmittedQuery second = submit("second", "x".repeat(40 << 20), running -> DONE);
    assertThat(queries.find(first.id(), "ANN")).isEmpty();
    assertThat(queries.find(second.id(), "ANN")).contains(second);
    assertThat(queries.find(slow.id(), "ANN")).contains(slow);
    end.countDown();
  }

  @Test
  void letsAResultExpireAfterADay() {
    SubmittedQuery query = submit("r", "select 1", running -> DONE);
    assertThat(query.await(Duration.ofSeconds(20))).isPresent();
    now.set(Instant.EPOCH.plus(Duration.ofHours(24).plusMillis(1)));
    assertThat(queries.find(query.id(), "ANN").flatMap(SubmittedQuery::outcome))
        .contains(new SubmittedQuery.Outcome.Expired(Instant.EPOCH));
  }

  @Test
  void endsSessionsThatNobodyCanRenew() {
    OpenSessions sessions = new OpenSessions(now::get, () -> UUID.randomUUID().toString());
    for (int count = 0; count < 3; count++) {
      sessions.open(session("ANN"));
    }
    now.set(Instant.EPOCH.plus(OpenSessions.MASTER_VALIDITY).plusSeconds(1));
    sessions.open(session("ANN"));
    assertThat(sessions.count()).isEqualTo(1);
    sessions.close();
  }

  @Test
  void refusesObjectsBeyondTheirNumber() {
    NamedObjects<Integer, String> objects = new NamedObjects<>("stages");
    for (int name = 0; name < NamedObjects.MOST; name++) {
      objects.put(name, "stage");
    }
    objects.put(0, "changed");
    assertThat(objects.find(0)).contains("changed");
    assertThatThrownBy(() -> objects.put(-1, "one more"))
        .hasMessage("Unsupported feature 'more than 10000 stages'.");
  }
}
