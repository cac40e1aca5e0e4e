package accelerator.local.recommenders;

/// Turns a history into scores of items.
@FunctionalInterface
interface Scorer {
  /// Adds scores, at most about 1 each, to the scratch's total, going by its history.
  void score(Scratch scratch);

  /// The scorer of what does not depend on a history.
  static Scorer none() {
    return _ -> {};
  }
}
