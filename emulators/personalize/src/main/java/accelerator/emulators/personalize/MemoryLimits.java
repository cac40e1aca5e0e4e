package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import java.util.Locale;

/// How much of what callers send one by one is kept of a dataset. Imported files are bounded by the
/// memory alone.
///
/// @param singleEvents events with a user; one more is refused
/// @param singleRecords items or users; one more is refused
/// @param sessions sessions without a user; for one more, the oldest is forgotten
/// @param eventIds ids whose repetition is noticed; for one more, the oldest is forgotten
/// @param bytes of each of these, about
public record MemoryLimits(
    int singleEvents, int singleRecords, int sessions, int eventIds, long bytes) {
  public MemoryLimits {
    demandPositive("singleEvents", singleEvents);
    demandPositive("singleRecords", singleRecords);
    demandPositive("sessions", sessions);
    demandPositive("eventIds", eventIds);
    demandPositive("bytes", bytes);
  }

  /// What fits into a few hundred megabytes.
  public static MemoryLimits standard() {
    return new MemoryLimits(2_000_000, 200_000, 20_000, 500_000, 64L << 20);
  }

  private static void demandPositive(String name, long value) {
    if (value < 1) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "%s must be at least 1, was %d", name, value));
    }
  }
}
