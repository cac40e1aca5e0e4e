package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.PortTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SnowflakeServerTest {
  private static final String SLOW =
      "select sum(a.n * b.n) from (select unnest(range(2000000)) as n) a cross join"
          + " (select unnest(range(2000000)) as n) b";
  @TempDir Path folder;
  private String temporary = "";

  /// Others' servers come and go in the machine's own.
  @BeforeEach
  void takeATemporaryFolder() {
    temporary = System.setProperty("java.io.tmpdir", folder.toString());
  }

  @AfterEach
  void giveItBack() {
    System.setProperty("java.io.tmpdir", temporary);
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("query-") || name.startsWith("snowflake-http-"))
        .collect(Collectors.toSet());
  }

  private static List<Path> warehouses() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("warehouse-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void keepsTwoServersApartAndLeavesNothingBehind() throws SQLException, IOException {
    Set<String> before = threads();
    List<Path> files = warehouses();
    TestServer one = TestServer.start();
    try (TestServer two = TestServer.start()) {
      one.server.run("create table t as select 'one' as name");
      two.server.run("create table t as select 'two' as name");
      assertThat(one.rows("select name from t")).containsExactly(List.of("one"));
      one.close();
      one.server.close();
      assertThat(two.rows("select name from t")).containsExactly(List.of("two"));
    }
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!before.containsAll(threads()) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(before).containsAll(threads());
    assertThat(warehouses()).isEqualTo(files);
  }

  @Test
  void stopsWhatRunsWhenItIsClosed() throws IOException, InterruptedException {
    TestServer server = TestServer.start();
    AtomicReference<SnowflakeError> heard = new AtomicReference<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () ->
                    heard.set(
                        catchThrowableOfType(SnowflakeError.class, () -> server.server.run(SLOW))));
    while (server.server.runningQueries() == 0) {
      LockSupport.parkNanos(5_000_000);
    }
    server.close();
    assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
    assertThat(heard.get()).hasMessage("SQL execution canceled");
  }

  @Test
  void endsAnAdministratorsStatementThatTakesTooLongWithAnError() throws IOException {
    try (TestServer server = TestServer.start()) {
      assertThatThrownBy(() -> server.server.run(SLOW, Duration.ofSeconds(1)))
          .isInstanceOf(SnowflakeError.class)
          .hasMessage(
              "Statement reached its statement or warehouse timeout of 1 second(s) and was"
                  + " canceled.")
          .extracting(failure -> ((SnowflakeError) failure).code())
          .isEqualTo(630);
    }
  }

  @Test
  void saysThatAPortIsTakenOnlyWhenItIs() throws IOException {
    try (TestServer first = TestServer.start()) {
      SnowflakeSettings same = TestServer.settings().withPort(first.server.port());
      List<Path> files = warehouses();
      assertThatThrownBy(() -> SnowflakeServer.start(same, new FolderBuckets(folder)))
          .isInstanceOf(PortTaken.class);
      assertThat(warehouses()).isEqualTo(files);
    }
    String before = System.setProperty("java.io.tmpdir", folder.resolve("missing").toString());
    try {
      assertThatThrownBy(
              () -> SnowflakeServer.start(TestServer.settings(), new FolderBuckets(folder)))
          .isExactlyInstanceOf(EmulatorException.class)
          .hasMessageContaining("no folder can be made in '" + folder.resolve("missing"));
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  @Test
  void takesTheMachinesProcessorsUnlessToldOtherwise() {
    assertThat(DuckDbLimits.ofMachine().threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(DuckDbLimits.ofMachine().memory()).matches("\\d{3,}MiB");
    assertThatThrownBy(() -> new DuckDbLimits("much", 1))
        .hasMessage("memory must be such as 512MB, was 'much'");
    assertThatThrownBy(() -> new DuckDbLimits("1GB", 0))
        .hasMessage("threads must be 1 or more, was 0");
  }

  @Test
  void readsALimitThatDuckDbTakes() throws SQLException, IOException {
    try (TestServer server = TestServer.start()) {
      assertThat(server.rows("select current_setting('threads')")).containsExactly(List.of("2"));
    }
  }
}
