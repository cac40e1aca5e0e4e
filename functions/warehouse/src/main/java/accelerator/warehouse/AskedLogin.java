package accelerator.warehouse;

import accelerator.core.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The environment with which a custom resource is made or dropped: the function's own, with the
/// login that the resource's properties name in its place. So an update can make the new where the
/// new properties say, and drop the old where the old ones say.
final class AskedLogin {
  private static final String ACCOUNT = "SNOWFLAKE_ACCOUNT";

  /// The variable that a property stands for.
  private static final Map<String, String> VARIABLES =
      Map.of(
          "User", "SNOWFLAKE_USER",
          "Role", "SNOWFLAKE_ROLE",
          "Warehouse", "SNOWFLAKE_WAREHOUSE",
          "Database", "SNOWFLAKE_DATABASE",
          "Schema", "SNOWFLAKE_SCHEMA",
          "Login", "SNOWFLAKE_LOGIN",
          "PrivateKeySecret", "SNOWFLAKE_PRIVATE_KEY_SECRET");

  private AskedLogin() {}

  /// The account that a resource's properties name; empty where they name none, as version 1.0.0's
  /// did.
  static Optional<String> account(JsonNode properties) {
    return Optional.of(properties.path("Account").asText()).filter(name -> !name.isBlank());
  }

  /// @param account where the resource is; the function's own when empty
  /// @throws InvalidInput when neither the properties nor the environment log in there
  static Map<String, String> environment(
      Map<String, String> own, JsonNode properties, Optional<String> account) {
    String mine = own.getOrDefault(ACCOUNT, "");
    if (account.isPresent() && !account.equals(account(properties))) {
      if (account.get().equals(mine)) {
        return own;
      }
      throw new InvalidInput(
          "Snowflake account %s: neither the resource nor the function names a login there"
              .formatted(account.get()));
    }
    Map<String, String> asked = new HashMap<>(own);
    VARIABLES.forEach(
        (property, variable) -> {
          if (properties.has(property)) {
            asked.put(variable, properties.path(property).asText());
          }
        });
    account
        .filter(name -> !name.equals(mine))
        .ifPresent(
            name ->
                asked.put(
                    "SNOWFLAKE_JDBC_URL",
                    AwsCloud.of(own.getOrDefault("STACK_ID", "")).jdbcUrl(name)));
    account.ifPresent(name -> asked.put(ACCOUNT, name));
    return asked;
  }
}
