package accelerator.emulators.snowflake;

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
/// @param memoryLimit DuckDB's own limit, such as `512MB`
/// @param threads how many threads DuckDB uses
/// @param conditions what is not granted or trusted yet
public record SnowflakeSettings(
    String account,
    Map<String, User> users,
    String database,
    String schema,
    String role,
    String warehouse,
    int port,
    String memoryLimit,
    int threads,
    AccountConditions conditions) {
  public SnowflakeSettings {
    if (account.isBlank()) {
      throw new IllegalArgumentException("account must not be blank");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
    }
    account = upper(account);
    users =
        users.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(entry -> upper(entry.getKey()), Map.Entry::getValue));
    database = upper(database);
    schema = upper(schema);
    role = upper(role);
    warehouse = upper(warehouse);
  }

  /// Everything is granted and trusted.
  public SnowflakeSettings(
      String account,
      Map<String, User> users,
      String database,
      String schema,
      String role,
      String warehouse,
      int port,
      String memoryLimit,
      int threads) {
    this(
        account,
        users,
        database,
        schema,
        role,
        warehouse,
        port,
        memoryLimit,
        threads,
        AccountConditions.NONE);
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

    public User(List<RSAPublicKey> keys, Optional<String> password) {
      this(keys, password, Optional.empty());
    }

    /// A service user with one key.
    public static User withKey(RSAPublicKey key) {
      return new User(List.of(key), Optional.empty());
    }

    /// A service user that is an AWS role.
    public static User withRole(String arn) {
      return new User(List.of(), Optional.empty(), Optional.of(arn));
    }
  }

  /// One user with one key, a free port, 512 MB and two threads.
  public static SnowflakeSettings of(
      String account,
      String user,
      RSAPublicKey key,
      String database,
      String schema,
      String role,
      String warehouse) {
    return new SnowflakeSettings(
        account, Map.of(user, User.withKey(key)), database, schema, role, warehouse, 0, "512MB", 2);
  }

  /// The same, but for one more user.
  public SnowflakeSettings withUser(String name, User user) {
    Map<String, User> more = new HashMap<>(users);
    more.put(name, user);
    return new SnowflakeSettings(
        account, more, database, schema, role, warehouse, port, memoryLimit, threads, conditions);
  }

  /// The same, but the role lacks a privilege, such as `CREATE STORAGE INTEGRATION`, until it is
  /// granted.
  public SnowflakeSettings withoutPrivilege(String privilege) {
    return with(conditions.without(upper(privilege)));
  }

  /// The same, but a storage integration's AWS role is refused so many times.
  public SnowflakeSettings trustedAfter(int looks) {
    return with(conditions.trustedAfter(looks));
  }

  /// The same, and the key of AWS with this id belongs to a role.
  public SnowflakeSettings calling(String accessKeyId, String roleArn) {
    return with(conditions.calling(accessKeyId, roleArn));
  }

  private SnowflakeSettings with(AccountConditions others) {
    return new SnowflakeSettings(
        account, users, database, schema, role, warehouse, port, memoryLimit, threads, others);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
