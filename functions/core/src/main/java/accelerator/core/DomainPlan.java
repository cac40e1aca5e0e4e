package accelerator.core;

import java.util.List;

/// What a run does for one domain.
///
/// @param prefix where its unloaded files go: a key prefix in the data bucket that ends in a slash
public record DomainPlan(
    Domain domain, Window window, List<Recommender> recommenders, String prefix) {
  public DomainPlan {
    recommenders = List.copyOf(recommenders);
    if (!prefix.endsWith("/")) {
      throw new InvalidInput("prefix must end in a slash, was '%s'".formatted(prefix));
    }
  }
}
