package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// Turns a history into scores of items.
@FunctionalInterface
interface Scorer {
  /// Adds scores, at most about 1 each, to the scratch's total, going by its history.
  void score(Scratch scratch);

  /// Whether items that the user has met come after all others.
  default boolean putsMetItemsLast() {
    return false;
  }

  /// The same, to go on counting.
  ///
  /// @param past what was learned from
  /// @param eventType the only type that counts, if there is one
  /// @param observers to which is added what must be told of events
  default Scorer online(
      InteractionHistory past, Optional<String> eventType, List<EventObserver> observers) {
    return this;
  }

  /// The scorer of what does not depend on a history.
  static Scorer none() {
    return _ -> {};
  }
}
