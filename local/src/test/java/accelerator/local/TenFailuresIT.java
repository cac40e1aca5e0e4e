package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.run.Refresh;
import accelerator.local.simulation.SimulatedDay;
import accelerator.local.simulation.Simulation;
import accelerator.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten ways in which a run fails, each of the real functions on the local stack, or on a virtual
/// clock where it takes hours: terminal, page and mail say the same cause and the same next step.
/// The table in `docs/failed.md` is what they say; to write it anew: `mvn -pl local -am verify
/// -Dit.test=TenFailuresIT -Ddocs.write -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false`.
class TenFailuresIT {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("project.root")).resolve("docs/failed.md");
  private static final String BEGIN = "<!-- ten failures: written by TenFailuresIT -->\n";
  private static final String END = "<!-- end of ten failures -->\n";

  private static final String SOURCE = "SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS";
  private static final String RUN =
      """
      {"window":{"startDate":"2025-09-01","endDate":"2025-09-30"},
       "recommenders":{"ecommerce":["most-viewed"]}}
      """;

  private final List<ToldFailure> told = new ArrayList<>();

  @Test
  void eachIsOneSentenceAndOneNextStepEverywhere(@TempDir Path folder) throws Exception {
    try (LocalStack stack = LocalStack.start(Runs.settings(folder.resolve("stack")))) {
      inSnowflake(stack);
      besides(stack);
    }
    onAVirtualClock(folder);

    assertThat(told).hasSize(10).allSatisfy(ToldFailure::isToldEverywhere);
    String table = table();
    System.out.print(table);
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    if (System.getProperty("docs.write") != null) {
      Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
    } else {
      assertThat(document.substring(begin, end))
          .as("docs/failed.md is of other words: write it anew with -Ddocs.write")
          .isEqualTo(table);
    }
  }

  private void fails(String name, LocalStack stack, String input) {
    told.add(new ToldFailure(name, Runs.run(stack, input)));
  }

  private void inSnowflake(LocalStack stack) {
    fails("missing table", stack, RUN);
    execute(stack, views());
    execute(stack, "alter table %s drop column PRODUCT_PRICE".formatted(SOURCE));
    fails("missing column", stack, RUN);
    execute(stack, "drop table " + SOURCE, views());
    stack.snowflake().withhold("CREATE TABLE");
    fails("missing privilege", stack, RUN);
    stack
        .snowflake()
        .run("grant create table on schema SNOWPLOW.RECOMMENDATIONS to role RECOMMENDATIONS");
    stack.snowflake().distrust(1);
    fails("role that cannot be assumed", stack, RUN);
    stack.snowflake().distrust(0);
  }

  private void besides(LocalStack stack) throws Exception {
    stack.personalize().controls().failJob("local-ecommerce-most-viewed", "Internal failure");
    fails("failed training", stack, RUN);
    fails("bad input", stack, "{\"domains\":[\"grocery\"],\"speed\":1}");
    Refresh first = Refresh.start(stack.machine(), List.of(Domain.ECOMMERCE), Json.parse(RUN));
    while (first.progress().steps().size() < 2) {
      LockSupport.parkNanos(5_000_000);
    }
    fails("second run at once", stack, RUN);
    first.ending().get(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS);
    delete(stack.objects().bucket(LocalStack.BUCKET));
    fails("bucket that is not there", stack, RUN);
  }

  private void onAVirtualClock(Path folder) throws Exception {
    try (Simulation simulation = new Simulation(Runs.settings(folder.resolve("quota")))) {
      simulation.run(
          new SimulatedDay(Map.of()), List.of(RehearsedFault.of("limit:CreateRecommender:9999")));
      told.add(new ToldFailure("full quota", simulation.outcome().orElseThrow()));
    }
    try (Simulation simulation = new Simulation(Runs.settings(folder.resolve("deadline")))) {
      simulation.run(new SimulatedDay(Map.of("train", 3000.0)), List.of());
      told.add(new ToldFailure("deadline", simulation.outcome().orElseThrow()));
    }
  }

  private String table() {
    return told.stream()
        .map(
            each ->
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        each.name(), cell(each.cause()), cell(each.where()), cell(each.next())))
        .collect(
            Collectors.joining("", "| Failure | Cause | Where | Next |\n|---|---|---|---|\n", ""));
  }

  /// Without what is another one each time, which of three unloads comes first among it.
  private static String cell(String text) {
    return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "EXECUTION")
        .replaceAll("(?i)\\d{8}T\\d{6}Z[-_][0-9a-f]{8}", "RUN")
        .replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "INSTANT")
        .replaceAll("(?<=unload\\.sql of )(interactions|items|users)", "DATASET")
        .replace("|", "\\|")
        .replaceAll("<([^>]*)>", "&lt;$1&gt;");
  }

  private static String views() {
    return """
    create table %s as
    select
        'u-' || (i %% 100) as ECOMMERCE_USER_ID, 'c-' || (i %% 100) as DOMAIN_USERID,
        'sku-' || (i %% 50) as PRODUCT_ID, 9.99::decimal(9, 2) as PRODUCT_PRICE,
        'Home/Mugs' as PRODUCT_CATEGORY, 'Mug' as PRODUCT_NAME, 'Acme' as PRODUCT_BRAND,
        'EUR' as PRODUCT_CURRENCY,
        timestamp '2025-09-15 12:00:00' + to_seconds(i) as DERIVED_TSTAMP,
        'product_view' as ECOMMERCE_ACTION_TYPE, false as ECOMMERCE_USER_IS_GUEST
    from range(2000) as numbers(i)
    """
        .formatted(SOURCE);
  }

  private static void execute(LocalStack stack, String... statements) {
    try (Connection connection = stack.snowflake().warehouse().duckDb();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
