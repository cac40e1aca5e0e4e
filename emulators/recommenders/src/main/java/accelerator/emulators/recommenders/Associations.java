package accelerator.emulators.recommenders;

/// What goes with each item, and how much.
interface Associations {
  /// Adds the row of an item to scores, so many times.
  void addTo(Scores scores, int item, float factor);
}
