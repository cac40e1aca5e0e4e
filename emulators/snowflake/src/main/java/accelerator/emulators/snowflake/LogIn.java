package accelerator.emulators.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Opens, renews and ends sessions.
///
/// A database, schema or warehouse that does not exist is not used, without an error, and so is a
/// role that is not the settings' own: as in Snowflake, the first statement that needs it fails.
record LogIn(
    SnowflakeSettings settings,
    Users users,
    DuckDbWarehouse warehouse,
    OpenSessions sessions,
    InstantSource clock) {

  byte[] open(DriverRequest request) {
    JsonNode login = request.body().path("data");
    String user = new Authentication(settings, users).user(login, clock.instant());
    Optional<String> database = name(request, "databaseName").filter(warehouse::hasDatabase);
    Optional<String> schema =
        name(request, "schemaName")
            .or(() -> Optional.of("PUBLIC"))
            .filter(name -> database.isPresent() && warehouse.hasSchema(database.get(), name));
    Optional<String> warehouseName =
        name(request, "warehouse").or(() -> Optional.of(settings.warehouse()));
    SnowflakeSession session =
        new SnowflakeSession(
            sessions.nextId(),
            settings.account(),
            user,
            new SnowflakeSession.Start(
                settings.role(),
                database,
                schema,
                warehouseName.filter(settings.warehouse()::equals),
                settings.conditions().parameters()),
            warehouse);
    setParameters(session, login.path("SESSION_PARAMETERS"));
    return DriverAnswers.success(opened(session, sessions.open(session)));
  }

  /// Parameters that nobody knows are ignored, as Snowflake does at log-in.
  private static void setParameters(SnowflakeSession session, JsonNode parameters) {
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      String name = parameter.getKey().toUpperCase(Locale.ROOT);
      if (SessionParameters.isKnown(name)) {
        SessionParameters.set(session, name, parameter.getValue().asText());
      }
    }
  }

  private static ObjectNode opened(SnowflakeSession session, OpenSessions.Tokens tokens) {
    ObjectNode data =
        DriverAnswers.data()
            .put("token", tokens.session())
            .put("masterToken", tokens.master())
            .put("validityInSeconds", OpenSessions.SESSION_VALIDITY.toSeconds())
            .put("masterValidityInSeconds", OpenSessions.MASTER_VALIDITY.toSeconds())
            .put("displayUserName", session.user())
            .put("serverVersion", "9.0.0")
            .put("sessionId", session.id())
            .put("firstLogin", false)
            .put("healthCheckInterval", 45);
    data.set("parameters", DriverAnswers.parameters(session));
    data.putObject("sessionInfo")
        .put("databaseName", session.findDatabase().orElse(null))
        .put("schemaName", session.findSchema().orElse(null))
        .put("warehouseName", session.findWarehouse().orElse(null))
        .put("roleName", session.role());
    return data;
  }

  byte[] renew(DriverRequest request) {
    OpenSessions.Tokens tokens = sessions.renew(request.token());
    return DriverAnswers.success(
        DriverAnswers.data()
            .put("sessionToken", tokens.session())
            .put("masterToken", tokens.master())
            .put("validityInSecondsST", OpenSessions.SESSION_VALIDITY.toSeconds())
            .put("validityInSecondsMT", OpenSessions.MASTER_VALIDITY.toSeconds()));
  }

  private static Optional<String> name(DriverRequest request, String parameter) {
    return request.parameter(parameter).map(LogIn::folded);
  }

  /// In quotes a name is exact.
  private static String folded(String name) {
    boolean isQuoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
    return isQuoted
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toUpperCase(Locale.ROOT);
  }
}
