package accelerator.core;

/// The data bucket or an object in it cannot be used. The message names both.
public final class StorageFailed extends RuntimeException {
  /// One that says where, and what to do.
  public StorageFailed(Explanation explanation) {
    this(explanation.message());
  }

  public StorageFailed(String message) {
    super(message);
  }
}
