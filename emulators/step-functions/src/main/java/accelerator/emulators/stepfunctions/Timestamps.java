package accelerator.emulators.stepfunctions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The times of Wait states.
final class Timestamps {
  private Timestamps() {}

  /// A time with its offset, in ISO 8601's extended form.
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
