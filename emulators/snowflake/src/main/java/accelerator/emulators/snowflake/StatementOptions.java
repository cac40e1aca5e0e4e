package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A list of `NAME = value` options in any order and case: of a copy, a file format, a stage.
///
/// @param values what each option is set to; names in upper case
record StatementOptions(Map<String, Value> values) {
  static final StatementOptions NONE = new StatementOptions(Map.of());

  StatementOptions {
    values = Map.copyOf(values);
  }

  /// A value: one word, number or string, or a list of them, or options in brackets.
  sealed interface Value {
    record Text(String text) implements Value {}

    /// A name that stands in no string.
    record Named(ObjectName name) implements Value {}

    record Texts(List<String> texts) implements Value {}

    record Nested(StatementOptions options) implements Value {}
  }

  /// Reads options up to what is none. Commas between them are allowed.
  static StatementOptions read(SqlTokenCursor cursor) {
    Map<String, Value> values = new LinkedHashMap<>();
    while (cursor.peek().filter(token -> token.kind() == SqlToken.Kind.WORD).isPresent()) {
      String name = cursor.next().name();
      cursor.expect("=");
      values.put(name, value(cursor));
      cursor.accept(",");
    }
    return new StatementOptions(values);
  }

  private static Value value(SqlTokenCursor cursor) {
    if (!cursor.sees("(")) {
      return scalar(cursor);
    }
    SqlTokenCursor inner = new SqlTokenCursor(cursor.sql(), cursor.bracketed());
    if (inner.peek().filter(token -> token.kind() == SqlToken.Kind.WORD).isPresent()) {
      StatementOptions nested = read(inner);
      inner.expectEnd();
      return new Value.Nested(nested);
    }
    List<String> texts = new ArrayList<>();
    while (!inner.atEnd()) {
      texts.add(inner.string());
      if (!inner.atEnd()) {
        inner.expect(",");
      }
    }
    return new Value.Texts(texts);
  }

  private static Value scalar(SqlTokenCursor cursor) {
    if (cursor.peek().filter(SqlToken::isName).isPresent()) {
      return new Value.Named(cursor.name());
    }
    SqlToken token = cursor.next();
    return switch (token.kind()) {
      case STRING, NUMBER, STAGE -> new Value.Text(token.text());
      case SYMBOL, WORD, QUOTED, REWRITTEN -> throw SnowflakeError.syntax(cursor.sql(), token);
    };
  }

  /// @throws SnowflakeError naming the first option that is not among these
  void allowOnly(Set<String> names) {
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        throw SnowflakeError.invalidParameter(name);
      }
    }
  }

  StatementOptions without(String name) {
    Map<String, Value> fewer = new LinkedHashMap<>(values);
    fewer.remove(name);
    return new StatementOptions(fewer);
  }

  /// These, with others in the place of those of the same name.
  StatementOptions overlaid(StatementOptions others) {
    Map<String, Value> all = new LinkedHashMap<>(values);
    all.putAll(others.values());
    return new StatementOptions(all);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Value.Text text -> Optional.of(text.text());
      case Value.Named named -> Optional.of(named.name().dotted());
      case Value.Texts list -> throw SnowflakeError.invalidValue(list.texts().toString(), name);
      case Value.Nested nested ->
          throw SnowflakeError.invalidValue(nested.options().values().toString(), name);
    };
  }

  /// A name, also where it stands in a string.
  Optional<ObjectName> name(String name) {
    return values.get(name) instanceof Value.Named named
        ? Optional.of(named.name())
        : text(name).map(text -> new SqlTokenCursor(text, SqlTokenizer.tokens(text)).name());
  }

  /// A list, also where one string stands without brackets.
  Optional<List<String>> texts(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case Value.Text text -> Optional.of(List.of(text.text()));
      case Value.Named named -> Optional.of(List.of(named.name().dotted()));
      case Value.Texts list -> Optional.of(list.texts());
      case Value.Nested nested ->
          throw SnowflakeError.invalidValue(nested.options().values().toString(), name);
    };
  }

  /// The options in brackets after a name; none if it is left out.
  StatementOptions nested(String name) {
    return switch (values.get(name)) {
      case null -> NONE;
      case Value.Nested nested -> nested.options();
      case Value.Texts list when list.texts().isEmpty() -> NONE;
      case Value.Texts list -> throw SnowflakeError.invalidValue(list.texts().toString(), name);
      case Value.Text text -> new StatementOptions(Map.of("FORMAT_NAME", text));
      case Value.Named named -> new StatementOptions(Map.of("FORMAT_NAME", named));
    };
  }

  boolean flag(String name, boolean otherwise) {
    Optional<String> text = text(name).map(value -> value.toUpperCase(Locale.ROOT));
    if (text.isEmpty()) {
      return otherwise;
    }
    return switch (text.get()) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw SnowflakeError.invalidValue(text.get(), name);
    };
  }

  long number(String name, long otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,18}")) {
      throw SnowflakeError.invalidValue(text.get(), name);
    }
    return Long.parseLong(text.get());
  }

  /// Every option that is a single text.
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.keySet().forEach(name -> texts.put(name, text(name).orElseThrow()));
    return texts;
  }
}
