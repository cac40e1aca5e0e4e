package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.ImportMode;
import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operator may say when starting a run. Everything is optional.
///
/// @param window the days to learn from; else `lookBackDays`; else the stack's own look back
/// @param recommenders per domain, those to train; the stack's own choice where a domain has no
///   entry
/// @param removeUnwanted whether to stop what is active and no longer asked for; else as the stack
///   says
/// @param retrainOlderThanDays after how many days to train a recommender anew, 0 for all; none not
///   to
/// @param resume the id of a failed run to go on with, as it was planned: everything else but
///   `dryRun` is then as if it were not given
record RunInput(
    List<Domain> domains,
    Optional<Window> window,
    Optional<Integer> lookBackDays,
    ImportMode importMode,
    Map<Domain, List<Recommender>> recommenders,
    boolean loadSampleData,
    boolean dryRun,
    Optional<Boolean> removeUnwanted,
    Optional<Integer> retrainOlderThanDays,
    Optional<String> resume) {
  RunInput {
    domains = List.copyOf(domains);
    recommenders = Map.copyOf(recommenders);
    if (window.isPresent() && lookBackDays.isPresent()) {
      throw new InvalidInput("give window or lookBackDays, not both");
    }
  }
}
