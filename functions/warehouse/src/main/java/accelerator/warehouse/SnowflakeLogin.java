package accelerator.warehouse;

import accelerator.core.LoginRefused;
import accelerator.core.ServiceUnavailable;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import net.snowflake.client.api.connection.SnowflakeConnection;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Logs in to Snowflake, with a key pair or as the AWS role that this function runs under.
///
/// @param key read for each login with a key pair, else never
record SnowflakeLogin(WarehouseSettings.Login login, Supplier<PrivateKey> key) {

  private static final String ZONED = "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM";

  /// What an account or a user may set otherwise and an answer of ours depends on: Snowflake's own
  /// defaults, but for the time zone.
  private static final Map<String, String> PINNED =
      Map.ofEntries(
          Map.entry("TIMEZONE", "UTC"),
          Map.entry("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ"),
          Map.entry("DATE_INPUT_FORMAT", "AUTO"),
          Map.entry("TIME_INPUT_FORMAT", "AUTO"),
          Map.entry("TIMESTAMP_INPUT_FORMAT", "AUTO"),
          Map.entry("DATE_OUTPUT_FORMAT", "YYYY-MM-DD"),
          Map.entry("TIME_OUTPUT_FORMAT", "HH24:MI:SS"),
          Map.entry("TIMESTAMP_OUTPUT_FORMAT", ZONED),
          Map.entry("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3"),
          Map.entry("TIMESTAMP_LTZ_OUTPUT_FORMAT", ZONED),
          Map.entry("TIMESTAMP_TZ_OUTPUT_FORMAT", ZONED),
          Map.entry("BINARY_INPUT_FORMAT", "HEX"),
          Map.entry("BINARY_OUTPUT_FORMAT", "HEX"),
          Map.entry("TWO_DIGIT_CENTURY_START", "1970"),
          Map.entry("WEEK_START", "0"),
          Map.entry("WEEK_OF_YEAR_POLICY", "0"),
          Map.entry("QUOTED_IDENTIFIERS_IGNORE_CASE", "false"));

  /// The driver's own code for a key that it cannot use.
  private static final int UNUSABLE_KEY = 200_045;

  /// With the key from its secret, if the login has one: no key, no client of its service.
  static SnowflakeLogin of(WarehouseSettings.Login login) {
    return switch (login.proof()) {
      case WarehouseSettings.Proof.KeyPair pair ->
          new SnowflakeLogin(
              login,
              new KeySecret(
                  SecretsManagerClient.builder()
                      .httpClientBuilder(UrlConnectionHttpClient.builder())
                      .build(),
                  pair.secretArn()));
      case WarehouseSettings.Proof.WorkloadIdentity _ ->
          new SnowflakeLogin(
              login,
              () -> {
                throw new IllegalStateException("a workload identity has no key");
              });
    };
  }

  /// A new session: in UTC and with Snowflake's own formats whatever the account's are, with small
  /// results as JSON, and no contact but with Snowflake itself.
  ///
  /// @throws LoginRefused naming the user, the account and what Snowflake said; never the key
  /// @throws ServiceUnavailable when Snowflake cannot be reached
  Connection open() {
    try {
      Connection connection = DriverManager.getConnection(login.jdbcUrl(), properties());
      refuseOtherRole(connection);
      return connection;
    } catch (SQLException failure) {
      String said = "user %s at %s: %s".formatted(login.user(), account(), failure.getMessage());
      if (isLogin(failure.getErrorCode())) {
        throw new LoginRefused(said);
      }
      throw new ServiceUnavailable(said, failure);
    }
  }

  /// Whether a vendor code is about who logs in: Snowflake's are 390000 to 390999, and 394000 to
  /// 394999 for tokens.
  static boolean isLogin(int code) {
    return code / 1000 == 390 || code / 1000 == 394 || code == UNUSABLE_KEY;
  }

  /// Snowflake opens a session without the role when the user has not been granted it.
  private void refuseOtherRole(Connection connection) throws SQLException {
    String role = String.valueOf(connection.unwrap(SnowflakeConnection.class).getRole());
    if (!role.equalsIgnoreCase(login.role())) {
      connection.close();
      throw new LoginRefused(
          "user %s at %s: role %s was asked for, got %s"
              .formatted(login.user(), account(), login.role(), role));
    }
  }

  /// The URL without its parameters, but for the account: what a person recognises.
  private String account() {
    String url = login.jdbcUrl();
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  /// The names are those of the driver, which ignores a misspelt one silently.
  Properties properties() {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "user", login.user(),
            "role", login.role(),
            "warehouse", login.warehouse(),
            "db", login.database(),
            "schema", login.schema()));
    properties.putAll(proof());
    properties.putAll(PINNED);
    properties.putAll(
        Map.of(
            "JDBC_QUERY_RESULT_FORMAT", "JSON",
            "ABORT_DETACHED_QUERY", "false",
            "STATEMENT_TIMEOUT_IN_SECONDS", Long.toString(login.statementLimit().toSeconds())));
    properties.putAll(
        Map.of(
            "loginTimeout", "60",
            "networkTimeout", "120000",
            "HTTP_CLIENT_CONNECTION_TIMEOUT", "10000",
            "HTTP_CLIENT_SOCKET_TIMEOUT", "60000",
            "maxHttpRetries", "3"));
    properties.putAll(
        Map.of(
            "CLIENT_TELEMETRY_ENABLED", "false",
            "CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false",
            "disablePlatformDetection", "true",
            "enablePutGet", "false"));
    return properties;
  }

  /// Of the role's identity the driver sends a signed request that says who is calling, which it
  /// does not send to AWS itself: Snowflake does. It takes credentials and region from the
  /// environment, where Lambda puts them.
  private Map<String, Object> proof() {
    return switch (login.proof()) {
      case WarehouseSettings.Proof.KeyPair _ -> Map.of("privateKey", key.get());
      case WarehouseSettings.Proof.WorkloadIdentity _ ->
          Map.of("authenticator", "WORKLOAD_IDENTITY", "workloadIdentityProvider", "AWS");
    };
  }
}
