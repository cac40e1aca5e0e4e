package accelerator.emulators.personalize;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The clock from which every state follows: another one, shifted by as much as somebody set it, or
/// stopped.
final class ServiceClock implements InstantSource {
  private final InstantSource source;
  private volatile Setting setting = new Setting(Duration.ZERO, Optional.empty());

  /// @param ahead of the source
  /// @param stoppedAt the time that it shows for good, if it stands
  private record Setting(Duration ahead, Optional<Instant> stoppedAt) {}

  ServiceClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    Setting now = setting;
    return now.stoppedAt().orElseGet(() -> source.instant().plus(now.ahead()));
  }

  boolean isStopped() {
    return setting.stoppedAt().isPresent();
  }

  /// Shows a time, and goes on from there.
  void set(Instant time) {
    setting = new Setting(Duration.between(source.instant(), time), Optional.empty());
  }

  /// Shows a time until it is set again.
  void stop(Instant time) {
    setting = new Setting(Duration.ZERO, Optional.of(time));
  }
}
