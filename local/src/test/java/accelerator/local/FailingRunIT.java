package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.PortTaken;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.KeyPairs;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.LocalWarehouse;
import accelerator.local.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run says when something is wrong, through the whole stack: the thing and the value, and
/// nothing half-done in Personalize.
class FailingRunIT {
  private static final String SOURCE = "SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS";
  private static final String WINDOW =
      "{\"window\":{\"startDate\":\"2025-09-01\",\"endDate\":\"2025-09-30\"}}";

  @TempDir private static Path folder;
  private static LocalStack stack;

  @BeforeAll
  static void starts() throws IOException {
    stack = LocalStack.start(Runs.settings(folder));
  }

  @AfterAll
  static void stops() {
    stack.close();
  }

  @AfterEach
  void nothingIsHalfDone() {
    source("drop table if exists " + SOURCE);
    assertThat(stack.personalize().imports().started()).isZero();
    assertThat(Runs.get(stack, "/v1/ecommerce/most-viewed?userId=u").statusCode()).isEqualTo(503);
  }

  private static void source(String... statements) {
    try (Connection connection = stack.snowflake().warehouse().duckDb();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /// A table of `views` views, by as many users as `users`, all on one day.
  private static void views(int views, int users) {
    source(
        String.format(
            Locale.ROOT,
            """
            create table %s as
            select
                'u-' || (i %% %d) as ECOMMERCE_USER_ID, 'c-' || (i %% %d) as DOMAIN_USERID,
                'sku-' || (i %% 50) as PRODUCT_ID, 9.99::decimal(9, 2) as PRODUCT_PRICE,
                'Home/Mugs' as PRODUCT_CATEGORY, 'Mug' as PRODUCT_NAME, 'Acme' as PRODUCT_BRAND,
                'EUR' as PRODUCT_CURRENCY,
                timestamp '2025-09-15 12:00:00' + to_seconds(i) as DERIVED_TSTAMP,
                'product_view' as ECOMMERCE_ACTION_TYPE, false as ECOMMERCE_USER_IS_GUEST
            from range(%d) as numbers(i)
            """,
            SOURCE,
            users,
            users,
            views));
  }

  @Test
  void namesAMissingSourceTable() {
    assertThat(Runs.failure(Runs.run(stack, WINDOW)))
        .startsWith("Transform datasets: ")
        .contains("SNOWPLOW.RECOMMENDATIONS." + SOURCE);
  }

  @Test
  void namesEveryMissingColumnOfTheSourceTable() {
    views(1, 1);
    source(
        "alter table %s drop column PRODUCT_PRICE".formatted(SOURCE),
        "alter table %s drop column PRODUCT_BRAND".formatted(SOURCE));

    assertThat(Runs.failure(Runs.run(stack, WINDOW)))
        .startsWith("Transform datasets: ")
        .containsIgnoringCase("product_price")
        .containsIgnoringCase("product_brand")
        .contains(SOURCE);
  }

  @Test
  void namesTheWindowThatHoldsNoRow() {
    views(2000, 100);

    assertThat(
            Runs.failure(
                Runs.run(
                    stack,
                    "{\"window\":{\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-31\"}}")))
        .startsWith("Check data: ")
        .contains("2024-01-01")
        .contains("2024-01-31")
        .contains("2025-09-15");
  }

  @Test
  void saysInNumbersThatThereIsTooLittle() {
    views(999, 24);

    assertThat(Runs.failure(Runs.run(stack, WINDOW)))
        .startsWith("Check data: ")
        .contains("999")
        .contains("1,000")
        .contains("24")
        .contains("25");
  }

  @Test
  void refusesBadInputBeforeAnythingRuns() {
    RunOutcome outcome =
        Runs.run(
            stack,
            """
            {"domains": ["grocery"], "speed": 1,
             "recommenders": {"ecommerce": ["most-loved"]},
             "window": {"startDate": "2025-02-02", "endDate": "2025-02-01"}}
            """);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.summary().path("error").asText()).isEqualTo("accelerator.core.InvalidInput");
    assertThat(outcome.summary().path("cause").asText())
        .contains("input has no 'speed'")
        .contains("was 'grocery'")
        .contains("was 'most-loved'")
        .contains("window must end on or after its startDate 2025-02-02");
  }

  @Test
  void namesTheUserWhoseKeyIsWrong(@TempDir Path other) throws IOException {
    KeyPair account = KeyPairs.generate();
    try (LocalStack locked = LocalStack.start(Runs.settings(other), account, KeyPairs.generate())) {
      assertThat(Runs.failure(Runs.run(locked, "{\"loadSampleData\":true}")))
          .startsWith("Load sample data: ")
          .contains(LocalWarehouse.USER)
          .contains("JWT token is invalid")
          .doesNotContain("PRIVATE KEY");
    }
  }

  @Test
  void namesTheBucketThatIsNotThere(@TempDir Path other) throws IOException {
    try (LocalStack homeless = LocalStack.start(Runs.settings(other))) {
      delete(homeless.objects().bucket(LocalStack.BUCKET));

      RunOutcome outcome = Runs.run(homeless, "{\"loadSampleData\":true}");

      assertThat(outcome.succeeded()).isFalse();
      assertThat(outcome.summary().path("error").asText())
          .isEqualTo("accelerator.core.StorageFailed");
      assertThat(outcome.summary().path("cause").asText())
          .isEqualTo("bucket '%s' does not exist".formatted(LocalStack.BUCKET));
    }
  }

  @Test
  void refusesAPortThatIsTaken(@TempDir Path other) {
    int taken = stack.endpoint().getPort();
    StackSettings settings = Runs.settings(other);

    Assertions.assertThatThrownBy(
            () ->
                LocalStack.start(
                    new StackSettings(
                        settings.root(),
                        settings.folder(),
                        taken,
                        settings.data(),
                        List.copyOf(settings.domains()))))
        .isInstanceOf(PortTaken.class)
        .hasMessage(
            String.format(Locale.ROOT, "port %d on 127.0.0.1 is taken: choose another", taken));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
