package accelerator.emulators.recommenders;

/// The interactions are fewer than the service needs to train. The message is the service's own
/// failure reason, where the developer guide quotes it.
public final class TooLittleData extends RecommenderException {
  TooLittleData(String message) {
    super(message);
  }
}
