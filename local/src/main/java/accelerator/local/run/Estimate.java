package accelerator.local.run;

import accelerator.local.run.RunProgress.Step;
import accelerator.local.stack.Checkout;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long a run still takes, by the newest one of the same input that succeeded on this checkout:
/// what each step took then, less what it has taken now. Domains run side by side.
public final class Estimate {
  private final List<Step> earlier;

  /// @param earlier a run that has ended
  public Estimate(RunProgress.View earlier) {
    this.earlier = earlier.steps();
  }

  /// @return none where no run of this input was kept
  public static Optional<Estimate> ofKept(JsonNode input) {
    return new KeptExecutions(Checkout.root().resolve(KeptExecutions.FOLDER))
        .newest(input)
        .map(StepsJson::view)
        .map(Estimate::new);
  }

  /// The time that is left; none when by the earlier run it should have ended.
  public Optional<Duration> left(RunProgress.View now, Instant at) {
    Map<Optional<String>, Duration> left = new HashMap<>();
    for (Step then : earlier) {
      left.merge(then.domain(), left(then, now.steps(), at), Duration::plus);
    }
    Duration shared = left.getOrDefault(Optional.<String>empty(), Duration.ZERO);
    Duration longest =
        left.entrySet().stream()
            .filter(each -> each.getKey().isPresent())
            .map(Map.Entry::getValue)
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    return Optional.of(shared.plus(longest)).filter(Duration::isPositive);
  }

  private static Duration left(Step then, List<Step> now, Instant at) {
    Duration whole = then.took(then.startedAt());
    Duration taken =
        now.stream()
            .filter(each -> each.name().equals(then.name()) && each.domain().equals(then.domain()))
            .findFirst()
            .map(each -> each.endedAt().isPresent() ? whole : each.took(at))
            .orElse(Duration.ZERO);
    return taken.compareTo(whole) < 0 ? whole.minus(taken) : Duration.ZERO;
  }
}
