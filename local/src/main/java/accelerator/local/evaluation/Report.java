package accelerator.local.evaluation;

import accelerator.core.Domain;
import java.util.List;

/// Everything that an evaluation found.
public record Report(List<Chapter> domains) {
  public Report {
    domains = List.copyOf(domains);
  }

  /// One domain.
  ///
  /// @param firstSecond the time of the oldest interaction, in epoch seconds
  public record Chapter(
      Domain domain,
      int interactions,
      int users,
      int items,
      long firstSecond,
      long lastSecond,
      List<Finding> findings) {
    public Chapter {
      findings = List.copyOf(findings);
    }
  }
}
