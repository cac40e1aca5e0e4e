package accelerator.emulators.snowflake;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a role may not do: the privileges that are withheld until somebody grants them. The role
/// ACCOUNTADMIN may do everything.
final class Privileges {
  static final String ADMINISTRATOR = "ACCOUNTADMIN";

  private final Set<String> withheld = ConcurrentHashMap.newKeySet();

  Privileges(SnowflakeSettings settings) {
    withheld.addAll(settings.conditions().withheld());
  }

  /// @param privilege such as `CREATE STAGE`
  /// @param on the kind of thing that it is a privilege of, such as `schema`
  /// @throws SnowflakeError 3001 if the session's role lacks it
  void require(String privilege, String on, String name, SnowflakeSession session) {
    if (withheld.contains(privilege) && !session.role().equals(ADMINISTRATOR)) {
      throw insufficient(on, name);
    }
  }

  void withhold(String privilege) {
    withheld.add(privilege);
  }

  void grant(Collection<String> privileges) {
    withheld.removeAll(privileges);
  }

  /// @throws SnowflakeError 3001 if the session's role is not ACCOUNTADMIN
  static void requireAdministrator(SnowflakeSession session) {
    if (!session.role().equals(ADMINISTRATOR)) {
      throw insufficient("account", session.account());
    }
  }

  private static SnowflakeError insufficient(String kind, String name) {
    return new SnowflakeError(
        3001,
        "42501",
        "SQL access control error:\nInsufficient privileges to operate on %s '%s'"
            .formatted(kind, name));
  }
}
