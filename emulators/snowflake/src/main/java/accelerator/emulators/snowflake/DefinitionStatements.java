package accelerator.emulators.snowflake;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Makes, empties, drops, describes and lists tables, views, schemas and databases.
final class DefinitionStatements {
  private static final Set<String> UNSUPPORTED_TABLES =
      Set.of("TEMPORARY", "TEMP", "VOLATILE", "LOCAL", "GLOBAL", "EXTERNAL", "DYNAMIC", "HYBRID");

  private final StageCatalogue catalogue;
  private final Privileges privileges;

  DefinitionStatements(StageCatalogue catalogue, Privileges privileges) {
    this.catalogue = catalogue;
    this.privileges = privileges;
  }

  StatementResult run(SqlTokenCursor cursor, StatementExecution execution) {
    String verb = cursor.next().name();
    return switch (verb) {
      case "CREATE" -> create(cursor, execution);
      case "ALTER" -> AlterTable.run(cursor, execution);
      case "DROP" -> drop(cursor, execution);
      case "TRUNCATE" -> truncate(cursor, execution);
      case "DESC", "DESCRIBE" -> describe(cursor, execution);
      case "SHOW" -> TableListing.show(cursor, execution);
      default -> throw unsupported(verb, cursor);
    };
  }

  private static SnowflakeError unsupported(String verb, SqlTokenCursor cursor) {
    String object = cursor.peek().map(token -> " " + token.name()).orElse("");
    return SnowflakeError.unsupported(verb + object);
  }

  private StatementResult create(SqlTokenCursor cursor, StatementExecution execution) {
    boolean isReplaced = cursor.accept("OR", "REPLACE");
    if (cursor.peek().filter(word -> UNSUPPORTED_TABLES.contains(word.name())).isPresent()) {
      throw unsupported("CREATE", cursor);
    }
    boolean isTransient = cursor.accept("TRANSIENT");
    if (cursor.accept("TABLE")) {
      return CreateTable.run(cursor, isReplaced, execution, privileges);
    }
    if (cursor.accept("SCHEMA")) {
      return createSchema(cursor, isReplaced, execution);
    }
    if (cursor.accept("DATABASE")) {
      return createDatabase(cursor, isReplaced, execution);
    }
    boolean isSecure = cursor.accept("SECURE");
    if (cursor.accept("VIEW") && !isTransient) {
      return CreateView.run(cursor, isReplaced, execution);
    }
    if (isSecure) {
      throw cursor.unexpected();
    }
    throw unsupported("CREATE", cursor);
  }

  private static StatementResult createSchema(
      SqlTokenCursor cursor, boolean isReplaced, StatementExecution execution) {
    if (isReplaced) {
      throw SnowflakeError.unsupported("CREATE OR REPLACE SCHEMA");
    }
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = schemaName(cursor.name(), execution.session());
    StatementOptions.read(cursor).allowOnly(Set.of("COMMENT", "DATA_RETENTION_TIME_IN_DAYS"));
    cursor.expectEnd();
    boolean isThere = execution.warehouse().hasSchema(name.parts().getFirst(), name.last());
    if (isThere && !ifMissing) {
      throw SnowflakeError.exists(name.dotted());
    }
    execution.run("create schema if not exists " + name.sql());
    return status(
        isThere
            ? name.last() + " already exists, statement succeeded."
            : "Schema %s successfully created.".formatted(name.last()));
  }

  private static StatementResult createDatabase(
      SqlTokenCursor cursor, boolean isReplaced, StatementExecution execution) {
    if (isReplaced) {
      throw SnowflakeError.unsupported("CREATE OR REPLACE DATABASE");
    }
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.name().last();
    cursor.expectEnd();
    if (execution.warehouse().hasDatabase(name)) {
      if (!ifMissing) {
        throw SnowflakeError.exists(name);
      }
      return status(name + " already exists, statement succeeded.");
    }
    try {
      execution.warehouse().createDatabase(name);
      return status("Database %s successfully created.".formatted(name));
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, execution.query().sql());
    }
  }

  private StatementResult drop(SqlTokenCursor cursor, StatementExecution execution) {
    String kind = cursor.next().name();
    if (!Set.of("TABLE", "VIEW", "SCHEMA").contains(kind)) {
      throw SnowflakeError.unsupported("DROP " + kind);
    }
    boolean ifThere = cursor.accept("IF", "EXISTS");
    ObjectName name = cursor.name();
    boolean isCascade = cursor.accept("CASCADE") || !cursor.accept("RESTRICT");
    cursor.expectEnd();
    ObjectName full =
        kind.equals("SCHEMA")
            ? schemaName(name, execution.session())
            : name.in(execution.session());
    boolean isThere =
        kind.equals("SCHEMA")
            ? execution.warehouse().hasSchema(full.parts().getFirst(), full.last())
            : execution.warehouse().hasTable(full);
    if (!isThere && !ifThere) {
      throw SnowflakeError.missing(kind.equals("SCHEMA") ? "Schema" : "Object", name.dotted());
    }
    if (!isThere) {
      return status(
          "Drop statement executed successfully (%s already dropped).".formatted(full.last()));
    }
    execution.run(
        "drop %s %s%s"
            .formatted(kind, full.sql(), isCascade && kind.equals("SCHEMA") ? " cascade" : ""));
    if (kind.equals("SCHEMA")) {
      catalogue.removeSchema(full.parts().getFirst(), full.last());
    }
    return status("%s successfully dropped.".formatted(full.last()));
  }

  private static StatementResult truncate(SqlTokenCursor cursor, StatementExecution execution) {
    cursor.accept("TABLE");
    boolean ifThere = cursor.accept("IF", "EXISTS");
    ObjectName name = cursor.name();
    cursor.expectEnd();
    ObjectName full = name.in(execution.session());
    boolean isThere = execution.warehouse().hasTable(full);
    if (!isThere && !ifThere) {
      throw SnowflakeError.missing("Object", name.dotted());
    }
    if (isThere) {
      execution.run("truncate " + full.sql());
    }
    return status("Statement executed successfully.");
  }

  private static StatementResult describe(SqlTokenCursor cursor, StatementExecution execution) {
    if (!cursor.accept("TABLE") && !cursor.accept("VIEW")) {
      throw unsupported("DESCRIBE", cursor);
    }
    ObjectName name = cursor.name();
    cursor.expectEnd();
    List<DuckDbWarehouse.TableColumn> columns =
        execution.warehouse().columns(name.in(execution.session()));
    if (columns.isEmpty()) {
      throw SnowflakeError.missing("Object", name.dotted());
    }
    return TableListing.columns(columns);
  }

  private static ObjectName schemaName(ObjectName name, SnowflakeSession session) {
    return name.parts().size() > 1
        ? name
        : new ObjectName(List.of(session.database(), name.last()));
  }

  private static StatementResult status(String text) {
    return StatementResult.status(StatementKind.DEFINITION, text);
  }
}
