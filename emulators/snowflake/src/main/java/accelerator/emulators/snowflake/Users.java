package accelerator.emulators.snowflake;

import java.util.Locale;
import java.util.Optional;

/// Who may log in: the settings' users, and those that an administrator has made since.
final class Users {
  private final NamedObjects<String, Named> byName = new NamedObjects<>("users");

  private record Named(String name, SnowflakeSettings.User user) {}

  Users(SnowflakeSettings settings) {
    settings.users().forEach(this::add);
  }

  Optional<SnowflakeSettings.User> find(String name) {
    return byName.find(name.toUpperCase(Locale.ROOT)).map(Named::user);
  }

  /// The name of the user that an AWS role is.
  Optional<String> ofRole(String arn) {
    return byName.all().stream()
        .filter(named -> named.user().awsRole().filter(arn::equals).isPresent())
        .map(Named::name)
        .findFirst();
  }

  void add(String name, SnowflakeSettings.User user) {
    String folded = name.toUpperCase(Locale.ROOT);
    byName.put(folded, new Named(folded, user));
  }
}
