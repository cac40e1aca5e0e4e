package accelerator.recommend.events;

/// A body with more events than one may have: nothing of it was read, and in parts it will be.
public final class TooManyEvents extends RuntimeException {
  TooManyEvents(String message) {
    super(message, null, false, false);
  }
}
