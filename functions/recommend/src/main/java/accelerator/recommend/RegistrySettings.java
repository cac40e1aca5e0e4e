package accelerator.recommend;

import accelerator.core.Environment;
import java.time.Duration;
import java.util.Map;

/// What the environment says about what runs publish.
///
/// @param bucket `BUCKET`, the data bucket that holds the registries
/// @param age `REGISTRY_SECONDS`, how old a registry may be before the bucket is asked whether
///   there is a newer one; 0..3600, 30 by default
/// @param unknownItems `UNKNOWN_ITEMS`: `popular` by default, `refuse` or `accept`
record RegistrySettings(String bucket, Duration age, UnknownItems unknownItems) {

  /// @throws accelerator.core.InvalidInput naming what is missing or out of bounds
  static RegistrySettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    RegistrySettings settings = in(environment);
    environment.check();
    return settings;
  }

  /// The same, among other settings that are checked with them.
  static RegistrySettings in(Environment environment) {
    return new RegistrySettings(
        environment.required("BUCKET"),
        Duration.ofSeconds(environment.number("REGISTRY_SECONDS", 30, 0, 3600)),
        UnknownItems.of(environment.optional("UNKNOWN_ITEMS").orElse("popular")));
  }
}
