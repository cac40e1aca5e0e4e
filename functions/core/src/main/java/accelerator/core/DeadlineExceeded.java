package accelerator.core;

import java.time.Instant;

/// A stage was not done when its deadline came. What it waited for goes on; the run does not.
public final class DeadlineExceeded extends RuntimeException {
  public DeadlineExceeded(String awaited, Instant deadline) {
    super("%s was not done at its deadline, %s".formatted(awaited, deadline));
  }
}
