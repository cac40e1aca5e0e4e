package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes, alters, lists, describes and drops stages and file formats.
final class StageStatements {
  static final List<ResultColumn> DESCRIPTION =
      List.of(
          ResultColumn.text("property"),
          ResultColumn.text("property_type"),
          ResultColumn.text("property_value"),
          ResultColumn.text("property_default"));

  private final StageCatalogue catalogue;
  private final Privileges privileges;

  StageStatements(StageCatalogue catalogue, Privileges privileges) {
    this.catalogue = catalogue;
    this.privileges = privileges;
  }

  /// Empty if the statement is about something else; the cursor has not moved then.
  Optional<StatementResult> run(SqlTokenCursor cursor, StatementExecution execution) {
    if (cursor.accept("CREATE", "OR", "REPLACE", "STAGE")) {
      return Optional.of(createStage(cursor, true, execution));
    }
    if (cursor.accept("CREATE", "STAGE")) {
      return Optional.of(createStage(cursor, false, execution));
    }
    if (cursor.accept("CREATE", "OR", "REPLACE", "FILE", "FORMAT")) {
      return Optional.of(createFormat(cursor, true, execution));
    }
    if (cursor.accept("CREATE", "FILE", "FORMAT")) {
      return Optional.of(createFormat(cursor, false, execution));
    }
    if (cursor.accept("ALTER", "STAGE")) {
      return Optional.of(alterStage(cursor, execution));
    }
    return new StageListing(catalogue)
        .run(cursor, execution)
        .or(() -> new IntegrationStatements(catalogue, privileges).run(cursor, execution))
        .or(() -> describe(cursor, execution))
        .or(() -> drop(cursor, execution));
  }

  private StatementResult createStage(
      SqlTokenCursor cursor, boolean isReplaced, StatementExecution execution) {
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = cursor.name().in(execution.session());
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    options.allowOnly(Set.of("URL", "STORAGE_INTEGRATION", "COMMENT"));
    privileges.require("CREATE STAGE", "schema", name.parts().get(1), execution.session());
    if (catalogue.findStage(name).isPresent() && !isReplaced) {
      return already(name.last(), ifMissing);
    }
    requireSchema(name, execution);
    String url =
        options.text("URL").orElseThrow(() -> SnowflakeError.unsupported("internal stage"));
    StageLocation location = StageLocation.of(url);
    String integration =
        options
            .text("STORAGE_INTEGRATION")
            .orElseThrow(() -> SnowflakeError.unsupported("stage without STORAGE_INTEGRATION"));
    catalogue.integration(integration).requireAllowed(location.url());
    catalogue.put(
        new ExternalStage(name, location.url(), integration, options.text("COMMENT").orElse("")));
    return done("Stage area %s successfully created.".formatted(name.last()));
  }

  private StatementResult alterStage(SqlTokenCursor cursor, StatementExecution execution) {
    boolean ifThere = cursor.accept("IF", "EXISTS");
    ObjectName written = cursor.name();
    ObjectName name = written.in(execution.session());
    cursor.expect("SET");
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    options.allowOnly(Set.of("URL", "STORAGE_INTEGRATION", "COMMENT"));
    Optional<ExternalStage> found = catalogue.findStage(name);
    if (found.isEmpty() && !ifThere) {
      throw SnowflakeError.missing("Stage", written.dotted());
    }
    found.ifPresent(
        stage -> {
          ExternalStage changed =
              new ExternalStage(
                  name,
                  options.text("URL").map(url -> StageLocation.of(url).url()).orElse(stage.url()),
                  options.text("STORAGE_INTEGRATION").orElse(stage.integration()),
                  options.text("COMMENT").orElse(stage.comment()));
          catalogue.integration(changed.integration()).requireAllowed(changed.url());
          catalogue.put(changed);
        });
    return done("Statement executed successfully.");
  }

  private static void requireSchema(ObjectName name, StatementExecution execution) {
    String database = name.parts().getFirst();
    String schema = name.parts().get(1);
    if (!execution.warehouse().hasSchema(database, schema)) {
      throw SnowflakeError.missing("Schema", database + "." + schema);
    }
  }

  private StatementResult createFormat(
      SqlTokenCursor cursor, boolean isReplaced, StatementExecution execution) {
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = cursor.name().in(execution.session());
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    CsvFormat.of(options);
    privileges.require("CREATE FILE FORMAT", "schema", name.parts().get(1), execution.session());
    if (catalogue.findFormat(name).isPresent() && !isReplaced) {
      return already(name.last(), ifMissing);
    }
    requireSchema(name, execution);
    catalogue.putFormat(name, options);
    return done("File format %s successfully created.".formatted(name.last()));
  }

  private Optional<StatementResult> describe(SqlTokenCursor cursor, StatementExecution execution) {
    for (String verb : List.of("DESC", "DESCRIBE")) {
      if (cursor.accept(verb, "STAGE")) {
        return Optional.of(describeStage(cursor, execution));
      }
    }
    return Optional.empty();
  }

  private StatementResult describeStage(SqlTokenCursor cursor, StatementExecution execution) {
    ObjectName name = cursor.name();
    cursor.expectEnd();
    ExternalStage stage =
        catalogue
            .findStage(name.in(execution.session()))
            .orElseThrow(() -> SnowflakeError.missing("Stage", name.dotted()));
    List<ResultColumn> columns =
        List.of(
            ResultColumn.text("parent_property"),
            DESCRIPTION.get(0),
            DESCRIPTION.get(1),
            DESCRIPTION.get(2),
            DESCRIPTION.get(3));
    return StatementResult.of(StatementKind.DESCRIBE, columns, stage.description());
  }

  private Optional<StatementResult> drop(SqlTokenCursor cursor, StatementExecution execution) {
    boolean isStage = cursor.accept("DROP", "STAGE");
    if (!isStage && !cursor.accept("DROP", "FILE", "FORMAT")) {
      return Optional.empty();
    }
    boolean ifThere = cursor.accept("IF", "EXISTS");
    ObjectName name = cursor.name();
    cursor.expectEnd();
    ObjectName full = name.in(execution.session());
    boolean wasThere = isStage ? catalogue.removeStage(full) : catalogue.removeFormat(full);
    return Optional.of(dropped(isStage ? "Stage" : "File format", full.last(), ifThere, wasThere));
  }

  static StatementResult dropped(String kind, String name, boolean ifThere, boolean wasThere) {
    if (!wasThere && !ifThere) {
      throw SnowflakeError.missing(kind, name);
    }
    return done(
        wasThere
            ? "%s successfully dropped.".formatted(name)
            : "Drop statement executed successfully (%s already dropped).".formatted(name));
  }

  static StatementResult already(String name, boolean ifMissing) {
    if (!ifMissing) {
      throw SnowflakeError.exists(name);
    }
    return done(name + " already exists, statement succeeded.");
  }

  static StatementResult done(String text) {
    return StatementResult.status(StatementKind.DEFINITION, text);
  }
}
