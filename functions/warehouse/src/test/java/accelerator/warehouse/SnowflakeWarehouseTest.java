package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.snowflake.client.api.resultset.QueryStatus;
import org.junit.jupiter.api.Test;

class SnowflakeWarehouseTest {
  @Test
  void whatIsNeitherDoneNorFailedForGoodIsRunning() {
    Map<Class<?>, Set<String>> states =
        Arrays.stream(QueryStatus.Status.values())
            .map(SnowflakeWarehouseTest::status)
            .collect(
                Collectors.groupingBy(
                    status -> SnowflakeWarehouse.state(status).getClass(),
                    Collectors.mapping(status -> status.getStatus().name(), Collectors.toSet())));
    assertThat(states)
        .isEqualTo(
            Map.of(
                StatementState.Done.class,
                Set.of("SUCCESS"),
                StatementState.Failed.class,
                Set.of("FAILED_WITH_ERROR", "FAILED_WITH_INCIDENT", "ABORTED", "DISCONNECTED"),
                StatementState.Running.class,
                Set.of(
                    "RUNNING",
                    "ABORTING",
                    "QUEUED",
                    "RESUMING_WAREHOUSE",
                    "QUEUED_REPAIRING_WAREHOUSE",
                    "RESTARTED",
                    "BLOCKED",
                    "NO_DATA")));
  }

  @Test
  void aFailureSaysTheCodeAndTheText() {
    assertThat(SnowflakeWarehouse.state(status(QueryStatus.Status.FAILED_WITH_ERROR)))
        .isEqualTo(new StatementState.Failed("FAILED_WITH_ERROR (2003): no such table", 2003));
  }

  /// Snowflake's own spelling of one state has a letter less than the driver's name for it.
  private static QueryStatus status(QueryStatus.Status status) {
    String onTheWire = status.name().replace("REPAIRING", "REPARING");
    return new QueryStatus(
        0, 2003, "no such table", "id", onTheWire, 0, "", 0, onTheWire, 0, "", 0, "", "");
  }
}
