package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the warehouse knows from the start. Names of users, database, schema, role and warehouse
/// are folded to upper case, as Snowflake does with unquoted names.
///
/// @param account the account's identifier, without a region
/// @param users who may log in, by name
/// @param port where to listen on 127.0.0.1; 0 takes a free one
/// @param limits how much of the machine it takes
/// @param conditions what is not granted or trusted yet
public record SnowflakeSettings(
    String account,
    Map<String, User> users,
    String database,
    String schema,
    String role,
    String warehouse,
    int port,
    DuckDbLimits limits,
    AccountConditions conditions) {
  /// @throws EmulatorException naming the setting that cannot be
  public SnowflakeSettings {
    if (port < 0 || port > 65_535) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "port must be 0..65535, was %d", port));
    }
    account = upper("account", account);
    users =
        users.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> upper("user", entry.getKey()), Map.Entry::getValue));
    database = upper("database", database);
    schema = upper("schema", schema);
    role = upper("role", role);
    warehouse = upper("warehouse", warehouse);
  }

  /// Someone who may log in.
  ///
  /// @param keys each of these public keys may have signed the log-in's token
  /// @param password lets a password in as well; Snowflake's service users have none
  /// @param awsRole the ARN of the AWS role that is this user
  public record User(List<RSAPublicKey> keys, Optional<String> password, Optional<String> awsRole) {
    public User {
      keys = List.copyOf(keys);
    }

    /// A service user with one key.
    public static User withKey(RSAPublicKey key) {
      return new User(List.of(key), Optional.empty(), Optional.empty());
    }

    /// A person.
    public static User withPassword(String password) {
      return new User(List.of(), Optional.of(password), Optional.empty());
    }

    /// A service user that is an AWS role.
    public static User withRole(String arn) {
      return new User(List.of(), Optional.empty(), Optional.of(arn));
    }
  }

  /// Those users, a free port, the machine's own limits; everything is granted and trusted.
  public static SnowflakeSettings of(
      String account,
      Map<String, User> users,
      String database,
      String schema,
      String role,
      String warehouse) {
    return new SnowflakeSettings(
        account,
        users,
        database,
        schema,
        role,
        warehouse,
        0,
        DuckDbLimits.ofMachine(),
        AccountConditions.NONE);
  }

  /// The same with one user who has a key.
  public static SnowflakeSettings of(
      String account,
      String user,
      RSAPublicKey key,
      String database,
      String schema,
      String role,
      String warehouse) {
    return of(account, Map.of(user, User.withKey(key)), database, schema, role, warehouse);
  }

  /// The same, but for one more user.
  public SnowflakeSettings withUser(String name, User user) {
    Map<String, User> more = new HashMap<>(users);
    more.put(name, user);
    return new SnowflakeSettings(
        account, more, database, schema, role, warehouse, port, limits, conditions);
  }

  public SnowflakeSettings withPort(int newPort) {
    return new SnowflakeSettings(
        account, users, database, schema, role, warehouse, newPort, limits, conditions);
  }

  public SnowflakeSettings withLimits(DuckDbLimits newLimits) {
    return new SnowflakeSettings(
        account, users, database, schema, role, warehouse, port, newLimits, conditions);
  }

  /// The same, but the role lacks a privilege, such as `CREATE STORAGE INTEGRATION`, until it is
  /// granted.
  public SnowflakeSettings withoutPrivilege(String privilege) {
    return with(conditions.without(privilege.toUpperCase(Locale.ROOT)));
  }

  /// The same, but a storage integration's AWS role is refused so many times.
  public SnowflakeSettings trustedAfter(int looks) {
    return with(conditions.trustedAfter(looks));
  }

  /// The same, and the key of AWS with this id belongs to a role.
  public SnowflakeSettings calling(String accessKeyId, String roleArn) {
    return with(conditions.calling(accessKeyId, roleArn));
  }

  /// The same, but sessions of the account begin with another value of a parameter, such as
  /// `DATE_INPUT_FORMAT` or `TIMEZONE`, as `alter account set` makes them.
  ///
  /// @throws SnowflakeError for a parameter that is unknown, or a value that cannot be given here
  public SnowflakeSettings withParameter(String name, String value) {
    return with(conditions.withParameter(name, value));
  }

  private SnowflakeSettings with(AccountConditions others) {
    return new SnowflakeSettings(
        account, users, database, schema, role, warehouse, port, limits, others);
  }

  private static String upper(String what, String name) {
    if (name.isBlank()) {
      throw new EmulatorException("%s must not be blank".formatted(what));
    }
    return name.toUpperCase(Locale.ROOT);
  }
}
