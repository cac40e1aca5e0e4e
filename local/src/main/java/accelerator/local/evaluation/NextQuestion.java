package accelerator.local.evaluation;

import java.util.List;
import java.util.Set;

/// What a user did next, by a public protocol.
///
/// @param past everything that the user did before, oldest first
/// @param arrived how many of those, the newest, came after the training as events
/// @param wanted the items that are asked for
/// @param isNewOnly whether items met before are no answer
record NextQuestion(
    String userId, List<PastInteraction> past, int arrived, Set<String> wanted, boolean isNewOnly) {
  NextQuestion {
    past = List.copyOf(past);
    wanted = Set.copyOf(wanted);
  }

  boolean isAllowed(String itemId) {
    return !isNewOnly || past.stream().noneMatch(row -> row.itemId().equals(itemId));
  }
}
