package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;

/// The answers of `show stages` and `show storage integrations`: Snowflake's columns by name, those
/// that nobody here knows (owner, times) left out.
record StageListing(StageCatalogue catalogue) {

  /// Empty if the statement is about something else; the cursor has not moved then.
  Optional<StatementResult> run(SqlTokenCursor cursor, StatementExecution execution) {
    if (cursor.accept("SHOW", "STAGES")) {
      return Optional.of(stages(cursor, execution));
    }
    if (cursor.accept("SHOW", "STORAGE", "INTEGRATIONS") || cursor.accept("SHOW", "INTEGRATIONS")) {
      return Optional.of(integrations(cursor));
    }
    return Optional.empty();
  }

  private StatementResult stages(SqlTokenCursor cursor, StatementExecution execution) {
    LikePattern pattern = LikePattern.read(cursor);
    String database = execution.session().database();
    String schema = execution.session().schema();
    if (cursor.accept("IN")) {
      cursor.accept("SCHEMA");
      List<String> parts = cursor.name().parts();
      database = parts.size() > 1 ? parts.getFirst() : database;
      schema = parts.getLast();
    }
    cursor.expectEnd();
    if (!execution.warehouse().hasSchema(database, schema)) {
      throw SnowflakeError.missing("Schema", database + "." + schema);
    }
    List<String> place = List.of(database, schema);
    return StatementResult.of(
        StatementKind.SHOW,
        ResultColumn.texts(
            "name", "database_name", "schema_name", "url", "comment", "storage_integration"),
        catalogue.stages().stream()
            .filter(stage -> stage.name().parts().subList(0, 2).equals(place))
            .filter(stage -> pattern.matches(stage.name().last()))
            .map(
                stage ->
                    List.of(
                        stage.name().last(),
                        place.getFirst(),
                        place.getLast(),
                        stage.url(),
                        stage.comment(),
                        stage.integration()))
            .toList());
  }

  private StatementResult integrations(SqlTokenCursor cursor) {
    LikePattern pattern = LikePattern.read(cursor);
    cursor.expectEnd();
    return StatementResult.of(
        StatementKind.SHOW,
        ResultColumn.texts("name", "type", "category", "enabled", "comment"),
        catalogue.integrations().stream()
            .filter(integration -> pattern.matches(integration.name()))
            .map(
                integration ->
                    List.of(
                        integration.name(),
                        "EXTERNAL_STAGE",
                        "STORAGE",
                        Boolean.toString(integration.isEnabled()),
                        integration.comment()))
            .toList());
  }
}
