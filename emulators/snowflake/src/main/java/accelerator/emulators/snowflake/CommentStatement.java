package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Set;

/// `comment [if exists] on table | view | schema | column name is '..'`.
final class CommentStatement {
  private static final Set<String> KINDS = Set.of("TABLE", "VIEW", "SCHEMA", "COLUMN");

  private CommentStatement() {}

  static StatementResult run(SqlTokenCursor cursor, StatementExecution execution) {
    cursor.expect("COMMENT");
    boolean ifThere = cursor.accept("IF", "EXISTS");
    cursor.expect("ON");
    String kind = cursor.next().name();
    if (!KINDS.contains(kind)) {
      throw SnowflakeError.unsupported("COMMENT ON " + kind);
    }
    ObjectName written = cursor.name();
    cursor.expect("IS");
    String text = cursor.string();
    cursor.expectEnd();
    ObjectName name = full(kind, written, execution.session());
    if (isThere(kind, name, execution.warehouse())) {
      AlterTable.comment(kind, name, text, execution);
    } else if (!ifThere) {
      throw SnowflakeError.missing(kind.equals("SCHEMA") ? "Schema" : "Object", written.dotted());
    }
    return StatementResult.status(StatementKind.DEFINITION, "Statement executed successfully.");
  }

  private static ObjectName full(String kind, ObjectName written, SnowflakeSession session) {
    List<String> parts = written.parts();
    return switch (kind) {
      case "SCHEMA" ->
          parts.size() > 1 ? written : new ObjectName(List.of(session.database(), parts.get(0)));
      case "COLUMN" -> {
        if (parts.size() != 2) {
          throw SnowflakeError.unsupported("COMMENT ON COLUMN " + written.dotted());
        }
        yield new ObjectName(
            List.of(session.database(), session.schema(), parts.get(0), parts.get(1)));
      }
      default -> written.in(session);
    };
  }

  private static boolean isThere(String kind, ObjectName name, DuckDbWarehouse warehouse) {
    return switch (kind) {
      case "SCHEMA" -> warehouse.hasSchema(name.parts().get(0), name.last());
      case "COLUMN" ->
          warehouse.columns(new ObjectName(name.parts().subList(0, 3))).stream()
              .anyMatch(column -> column.name().equals(name.last()));
      default -> warehouse.hasTable(name);
    };
  }
}
