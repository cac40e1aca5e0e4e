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
    Settings settings, Users users, Warehouse warehouse, Sessions sessions, InstantSource clock) {

  byte[] open(Request request) {
    JsonNode login = request.body().path("data");
    String user = new Authentication(settings, users).user(login, clock.instant());
    Optional<String> database = name(request, "databaseName").filter(warehouse::hasDatabase);
    Optional<String> schema =
        name(request, "schemaName")
            .or(() -> Optional.of("PUBLIC"))
            .filter(name -> database.isPresent() && warehouse.hasSchema(database.get(), name));
    Optional<String> warehouseName =
        name(request, "warehouse").or(() -> Optional.of(settings.warehouse()));
    Session session =
        new Session(
            sessions.nextId(),
            settings.account(),
            user,
            new Session.Start(
                settings.role(),
                database,
                schema,
                warehouseName.filter(settings.warehouse()::equals)),
            warehouse);
    setParameters(session, login.path("SESSION_PARAMETERS"));
    return Answers.success(opened(session, sessions.open(session)));
  }

  /// Parameters that nobody knows are ignored, as Snowflake does at log-in.
  private static void setParameters(Session session, JsonNode parameters) {
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      String name = parameter.getKey().toUpperCase(Locale.ROOT);
      if (SessionParameters.isKnown(name)) {
        SessionParameters.set(session, name, parameter.getValue().asText());
      }
    }
  }

  private static ObjectNode opened(Session session, Sessions.Tokens tokens) {
    ObjectNode data =
        Answers.data()
            .put("token", tokens.session())
            .put("masterToken", tokens.master())
            .put("validityInSeconds", Sessions.SESSION_VALIDITY.toSeconds())
            .put("masterValidityInSeconds", Sessions.MASTER_VALIDITY.toSeconds())
            .put("displayUserName", session.user())
            .put("serverVersion", "9.0.0")
            .put("sessionId", session.id())
            .put("firstLogin", false)
            .put("healthCheckInterval", 45);
    data.set("parameters", Answers.parameters(session));
    data.putObject("sessionInfo")
        .put("databaseName", session.findDatabase().orElse(null))
        .put("schemaName", session.findSchema().orElse(null))
        .put("warehouseName", session.findWarehouse().orElse(null))
        .put("roleName", session.role());
    return data;
  }

  byte[] renew(Request request) {
    Sessions.Tokens tokens = sessions.renew(request.token());
    return Answers.success(
        Answers.data()
            .put("sessionToken", tokens.session())
            .put("masterToken", tokens.master())
            .put("validityInSecondsST", Sessions.SESSION_VALIDITY.toSeconds())
            .put("validityInSecondsMT", Sessions.MASTER_VALIDITY.toSeconds()));
  }

  private static Optional<String> name(Request request, String parameter) {
    return request.parameter(parameter).map(name -> name.toUpperCase(Locale.ROOT));
  }
}
