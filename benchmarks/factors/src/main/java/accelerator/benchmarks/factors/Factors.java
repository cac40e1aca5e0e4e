package accelerator.benchmarks.factors;

import java.util.Map;

/// The factors of users or items by their id.
public record Factors(Map<Integer, float[]> byId) {
  public Factors {
    byId = Map.copyOf(byId);
  }
}
