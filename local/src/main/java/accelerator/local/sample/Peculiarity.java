package accelerator.local.sample;

/// The one remarkable thing that happens to a product, if any.
public enum Peculiarity {
  ORDINARY,
  /// On sale only since some moment of the last three weeks.
  LATE,
  /// The shop forgot to give it a category.
  UNCATEGORISED,
  /// Its price changes once.
  REPRICED,
  /// It moves to another category of its department once.
  RECATEGORISED,
  /// Wanted by everybody for one week.
  TRENDING
}
