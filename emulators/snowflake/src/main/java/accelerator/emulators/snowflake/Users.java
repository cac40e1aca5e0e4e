package accelerator.emulators.snowflake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who may log in: the settings' users, and those that an administrator has made since.
final class Users {
  private final Map<String, SnowflakeSettings.User> byName;

  Users(SnowflakeSettings settings) {
    this.byName = new ConcurrentHashMap<>(settings.users());
  }

  Optional<SnowflakeSettings.User> find(String name) {
    return Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT)));
  }

  /// The name of the user that an AWS role is.
  Optional<String> ofRole(String arn) {
    return byName.entrySet().stream()
        .filter(user -> user.getValue().awsRole().filter(arn::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  void add(String name, SnowflakeSettings.User user) {
    byName.put(name.toUpperCase(Locale.ROOT), user);
  }
}
