package accelerator.core;

/// The data bucket or an object in it cannot be used. The message names both.
public final class StorageFailed extends RuntimeException {
  public StorageFailed(String message) {
    super(message);
  }
}
