package accelerator.core;

import java.util.List;
import java.util.Optional;

/// What a run does for one domain.
///
/// @param imported what an incremental run goes on from; none when the run imports everything, or
///   nothing is known of an earlier one
/// @param prefix where its unloaded files go: a key prefix in the data bucket that ends in a slash
public record DomainPlan(
    Domain domain,
    Window window,
    List<Recommender> recommenders,
    String prefix,
    Optional<Imported> imported) {
  public DomainPlan {
    // Plans of earlier versions, which a run may be resumed with, say nothing of it.
    imported = imported == null ? Optional.empty() : imported;
    recommenders = List.copyOf(recommenders);
    if (!prefix.endsWith("/")) {
      throw new InvalidInput("prefix must end in a slash, was '%s'".formatted(prefix));
    }
  }

  /// A plan that goes on from nothing.
  public DomainPlan(Domain domain, Window window, List<Recommender> recommenders, String prefix) {
    this(domain, window, recommenders, prefix, Optional.empty());
  }
}
