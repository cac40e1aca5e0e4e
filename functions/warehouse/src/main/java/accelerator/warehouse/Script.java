package accelerator.warehouse;

import accelerator.core.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A file of `sql/` with places to fill: `${name}` for identifiers and the like, `${one|other}` for
/// a {@link ColumnChoice}, `:name` for values. Comments are left as they are, and so is a `:name`
/// in quotes.
///
/// @param path where it stands below the repository's root, such as `sql/ecommerce/items.sql`
record Script(String path, String text) {
  static final Pattern NAME = Pattern.compile("\\$\\{([a-z0-9_]+(?:\\|[a-z0-9_]+)*)}");

  /// A value's place: no cast (`::date`), and no path into a variant, which comes after a name
  /// (`column:path`), a bracket (`contexts[0]:path`, `parse_json(x):path`) or quotes
  /// (`"Column":path`, `{'key':column}`).
  static final Pattern VALUE =
      Pattern.compile("(?<![:$\\w\\p{L}\\p{N}])(?<![)\\]\"']\\s{0,99}):([a-z_]+)");

  /// A script of the class path.
  ///
  /// @throws InvalidInput when there is none of that path
  static Script load(String path) {
    try (InputStream file = Script.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new InvalidInput("there is no " + path);
      }
      return new Script(path, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static boolean exists(String path) {
    return Script.class.getClassLoader().getResource(path) != null;
  }

  /// The names of the values it wants.
  Set<String> values() {
    return SqlText.findInCode(text, VALUE).stream()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The names of its places, but for those of alternatives.
  Set<String> names() {
    return SqlText.split(text).stream()
        .filter(part -> part.kind() != SqlText.Kind.COMMENT)
        .flatMap(part -> NAME.matcher(part.text()).results())
        .map(found -> found.group(1))
        .filter(name -> !name.contains("|"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// This script with a column in each place of alternatives. The column is of the table whose
  /// place comes next: in an import CTE, that of its `from`.
  Script choose(Function<ColumnChoice, String> column) {
    List<MatchResult> places = NAME.matcher(SqlText.codeInPlace(text)).results().toList();
    StringBuilder chosen = new StringBuilder(text);
    String table = "";
    for (MatchResult place : places.reversed()) {
      String name = place.group(1);
      if (name.contains("|")) {
        ColumnChoice choice = new ColumnChoice(List.of(name.split("\\|", -1)), table);
        chosen.replace(place.start(), place.end(), column.apply(choice));
      } else {
        table = name;
      }
    }
    return new Script(path, chosen.toString());
  }

  /// This script around another one: the other's text takes the place of `${query}`, without a
  /// semicolon at its end, and its path is the path of the whole, since errors are its errors.
  Script around(Script query) {
    String inner = SqlText.withoutEnd(query.text);
    String whole =
        SqlText.split(text).stream()
            .map(
                part ->
                    part.kind() == SqlText.Kind.COMMENT
                        ? part.text()
                        : part.text().replace("${query}", inner))
            .collect(Collectors.joining());
    return new Script(query.path, whole);
  }

  /// The statement that it becomes when every place is filled.
  ///
  /// @throws InvalidInput naming every place that nothing fills, and everything that fills none
  BoundScript bind(Map<String, SqlFragment> names, Map<String, Object> values) {
    Set<String> unfilled = new TreeSet<>();
    Set<String> unused = new TreeSet<>(names.keySet());
    unused.addAll(values.keySet());
    SqlText.split(text).stream()
        .filter(part -> part.kind() == SqlText.Kind.CODE)
        .forEach(part -> refuseMarks(part.text()));
    List<Object> ordered = new ArrayList<>();
    StringBuilder bound = new StringBuilder();
    for (SqlText.Part part : SqlText.split(fillValues(values, ordered, unused, unfilled))) {
      bound.append(
          part.kind() == SqlText.Kind.COMMENT
              ? part.text()
              : fillNames(part.text(), names, unused, unfilled));
    }
    if (!unfilled.isEmpty() || !unused.isEmpty()) {
      throw new InvalidInput(
          "%s must use what it is given: not given %s, not used %s"
              .formatted(path, unfilled, unused));
    }
    return new BoundScript(path, bound.toString(), ordered);
  }

  private void refuseMarks(String code) {
    if (code.contains("?")) {
      throw new InvalidInput(path + " must name its values as :name, has a question mark");
    }
    if (code.contains("'") || code.contains("\"")) {
      throw new InvalidInput(path + " has a quote that is never closed");
    }
  }

  /// The text with a mark in the place of each value.
  private String fillValues(
      Map<String, Object> values, List<Object> ordered, Set<String> unused, Set<String> unfilled) {
    StringBuilder marked = new StringBuilder();
    int end = 0;
    for (MatchResult place : SqlText.findInCode(text, VALUE)) {
      String name = place.group(1);
      Object value = values.get(name);
      if (value == null) {
        unfilled.add(":" + name);
        continue;
      }
      unused.remove(name);
      ordered.add(value);
      marked.append(text, end, place.start()).append('?');
      end = place.end();
    }
    return marked.append(text, end, text.length()).toString();
  }

  private static String fillNames(
      String text, Map<String, SqlFragment> names, Set<String> unused, Set<String> unfilled) {
    return NAME.matcher(text)
        .replaceAll(
            (MatchResult place) -> {
              SqlFragment fragment = names.get(place.group(1));
              if (fragment == null) {
                unfilled.add(place.group());
                return Matcher.quoteReplacement(place.group());
              }
              unused.remove(place.group(1));
              return Matcher.quoteReplacement(fragment.text());
            });
  }
}
