package accelerator.warehouse;

import accelerator.core.InvalidInput;
import java.util.List;
import java.util.Locale;

/// A table or stage by its whole name, in upper case as Snowflake stores a name without quotes.
record QualifiedName(String database, String schema, String name) {
  private static final String PART = "[A-Za-z_][A-Za-z0-9_$]*";

  QualifiedName {
    database = part(database);
    schema = part(schema);
    name = part(name);
  }

  /// Reads `NAME`, `SCHEMA.NAME` or `DATABASE.SCHEMA.NAME`; what is left out is the given one.
  ///
  /// @throws InvalidInput when a part is quoted, empty or has other characters than Snowflake takes
  ///   without quotes
  static QualifiedName parse(String text, String database, String schema) {
    List<String> parts = List.of(text.split("\\.", -1));
    return switch (parts.size()) {
      case 1 -> new QualifiedName(database, schema, parts.get(0));
      case 2 -> new QualifiedName(database, parts.get(0), parts.get(1));
      case 3 -> new QualifiedName(parts.get(0), parts.get(1), parts.get(2));
      default -> throw new InvalidInput("name must have at most three parts, was '" + text + "'");
    };
  }

  /// Whether a text has the form of a name, of one to three parts.
  static boolean isName(String text) {
    return text.matches(PART + "(\\." + PART + "){0,2}");
  }

  /// One part of a name, in upper case.
  ///
  /// @throws InvalidInput when it needs quotes
  static String part(String text) {
    if (!text.matches(PART)) {
      throw new InvalidInput("name must match %s, was '%s'".formatted(PART, text));
    }
    return text.toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return database + "." + schema + "." + name;
  }
}
