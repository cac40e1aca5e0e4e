package accelerator.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.simulation.FaultyServices.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedRunsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:05Z");

  private static Stream<Asked> asked(String operation, long... seconds) {
    return java.util.Arrays.stream(seconds)
        .mapToObj(second -> new Asked(operation, START.plusSeconds(second)));
  }

  @Test
  void countsTheTenSecondsInWhichAnOperationIsAskedMostWhereverTheyBegin() {
    List<Asked> all =
        Stream.concat(
                asked("DescribeDataset", 0, 3, 4, 9, 10, 11, 30),
                asked("ListFilters", 0, 10, 20, 30))
            .toList();

    assertThat(SimulatedRuns.rates(all))
        .isEqualTo(Map.of("DescribeDataset", 0.5, "ListFilters", 0.1));
  }
}
