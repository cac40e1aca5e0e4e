package accelerator.recommend.events;

import accelerator.core.Domain;
import java.util.Optional;

/// How events are read.
///
/// @param countListViews whether a product seen in a list counts as viewed, as in the batch
/// @param onlyUser the one user whose events the sender may tell: those of nobody are theirs, and
///   others' are refused; none when the sender may tell of anybody
public record EventRules(Domain domain, boolean countListViews, Optional<String> onlyUser) {
  /// The rules for a sender who may tell of anybody.
  public EventRules(Domain domain, boolean countListViews) {
    this(domain, countListViews, Optional.empty());
  }
}
