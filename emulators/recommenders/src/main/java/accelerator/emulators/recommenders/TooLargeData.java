package accelerator.emulators.recommenders;

/// The interactions are more than there is memory to learn from.
public final class TooLargeData extends RecommenderException {
  TooLargeData(String message) {
    super(message);
  }
}
