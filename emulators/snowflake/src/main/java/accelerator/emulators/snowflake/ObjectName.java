package accelerator.emulators.snowflake;

import java.util.List;

/// The name of a table, stage or schema as a statement gives it, one to three parts, folded.
record ObjectName(List<String> parts) {
  ObjectName {
    parts = List.copyOf(parts);
  }

  String last() {
    return parts.getLast();
  }

  /// With the parts that are left out taken from the session, as Snowflake resolves it.
  ///
  /// @throws SnowflakeError if the session has no current database or schema and one is needed
  ObjectName in(SnowflakeSession session) {
    return switch (parts.size()) {
      case 1 -> new ObjectName(List.of(session.database(), session.schema(), last()));
      case 2 -> new ObjectName(List.of(session.database(), parts.getFirst(), last()));
      default -> this;
    };
  }

  /// The parts with dots between, as messages show it.
  String dotted() {
    return String.join(".", parts);
  }

  /// Its spelling for DuckDB.
  String sql() {
    return String.join(".", parts.stream().map(part -> SqlToken.quoted(part, 0).sql()).toList());
  }
}
