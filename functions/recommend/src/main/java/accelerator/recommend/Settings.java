package accelerator.recommend;

import accelerator.core.Environment;
import java.time.Duration;
import java.util.Map;

/// What the function is told by its environment.
///
/// @param bucket `BUCKET`, the data bucket that holds the registries
/// @param registryAge `REGISTRY_SECONDS`, how old a registry may be before the bucket is asked
///   whether there is a newer one; 0..3600, 30 by default
/// @param personalizeTimeout `PERSONALIZE_TIMEOUT_MILLIS`, how long one attempt at Personalize may
///   take; 50..2000, 1000 by default
record Settings(String bucket, Duration registryAge, Duration personalizeTimeout) {

  /// The settings in an environment.
  ///
  /// @throws accelerator.core.InvalidInput naming what is missing or out of bounds
  static Settings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Settings settings =
        new Settings(
            environment.required("BUCKET"),
            Duration.ofSeconds(environment.number("REGISTRY_SECONDS", 30, 0, 3600)),
            Duration.ofMillis(environment.number("PERSONALIZE_TIMEOUT_MILLIS", 1000, 50, 2000)));
    environment.check();
    return settings;
  }
}
