package accelerator.emulators.recommenders;

/// A table whose rows count more or less than they were learned.
///
/// @param factors by which each row is multiplied
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScaledRows(Associations table, float[] factors) implements Associations {
  @Override
  public void addTo(Scores scores, int item, float factor) {
    table.addTo(scores, item, factor * factors[item]);
  }
}
