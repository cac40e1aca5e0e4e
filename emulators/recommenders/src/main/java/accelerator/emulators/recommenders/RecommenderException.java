package accelerator.emulators.recommenders;

/// Rows or a question that no recommender can learn from or answer. The message names the thing and
/// the value.
public class RecommenderException extends RuntimeException {
  public RecommenderException(String message) {
    super(message);
  }
}
