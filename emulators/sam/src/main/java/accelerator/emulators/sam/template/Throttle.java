package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import java.util.Locale;

/// How many requests the API lets through. Routes with equal throttles share one bucket.
///
/// @param scope the route key that it is for, or the stage's name
/// @param rate requests a second, in the long run
/// @param burst requests at once
public record Throttle(String scope, double rate, int burst) {
  public Throttle {
    if (rate <= 0 || burst < 1) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT,
              "throttle of %s must have a rate above 0 and a burst of 1 or more, was %s and %d",
              scope,
              rate,
              burst));
    }
  }
}
