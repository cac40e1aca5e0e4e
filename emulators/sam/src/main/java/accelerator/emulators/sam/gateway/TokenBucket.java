package accelerator.emulators.sam.gateway;

import accelerator.emulators.sam.template.Throttle;
import java.time.Duration;
import java.time.Instant;

/// Lets a burst through at once, and then as many as the rate fills in again.
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final Throttle throttle;
  private double tokens;
  private Instant filled;

  /// A full bucket.
  TokenBucket(Throttle throttle, Instant now) {
    this.throttle = throttle;
    this.tokens = throttle.burst();
    this.filled = now;
  }

  /// Whether a request may pass; it takes a token if so.
  synchronized boolean take(Instant now) {
    if (now.isAfter(filled)) {
      double fresh = Duration.between(filled, now).toNanos() / NANOS * throttle.rate();
      tokens = Math.min(throttle.burst(), tokens + fresh);
      filled = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
