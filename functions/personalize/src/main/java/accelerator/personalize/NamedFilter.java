package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.Registry.Filter.Kind;
import accelerator.core.Registry.Filter.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A filter as a domain's `filters.json` names it, with its expression in Personalize's language.
record NamedFilter(String name, String expression) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern PARAMETER =
      Pattern.compile("(?<comparison>[=<>]\\s*)?\\$(?<name>[A-Za-z0-9_]+)");
  private static final Pattern FIELD =
      Pattern.compile("\\b(Interactions|Items|CurrentUser|CurrentItem)\\.([A-Za-z0-9_]+)");

  /// A column that the expression reads.
  record Field(Dataset dataset, String column) {}

  NamedFilter {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "filter name must be 1..30 of a-z, 0-9 and -, was '%s'".formatted(name));
    }
  }

  /// The filters of a domain; none when it has no such file.
  ///
  /// @throws InvalidInput when the file is not a JSON object of texts
  static List<NamedFilter> of(Domain domain) {
    String path = "sql/%s/filters.json".formatted(domain.key());
    try (InputStream file = NamedFilter.class.getClassLoader().getResourceAsStream(path)) {
      return file == null
          ? List.of()
          : parse(path, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<NamedFilter> parse(String path, String text) {
    return Json.parse(text).properties().stream()
        .map(
            entry -> {
              if (!entry.getValue().isTextual()) {
                throw new InvalidInput(
                    "%s of %s must be an expression, was %s"
                        .formatted(entry.getKey(), path, entry.getValue()));
              }
              return new NamedFilter(entry.getKey(), entry.getValue().asText());
            })
        .toList();
  }

  /// The filter as the endpoint reads it.
  Registry.Filter published(String filterArn) {
    Set<String> sources =
        fields().map(field -> field.group(1)).collect(Collectors.toCollection(LinkedHashSet::new));
    return new Registry.Filter(
        name,
        filterArn,
        parameters(),
        sources.contains("Interactions") || sources.contains("CurrentUser"),
        sources.contains("CurrentItem"));
  }

  /// What the expression leaves open: a number after a comparison, texts elsewhere.
  List<Parameter> parameters() {
    return PARAMETER
        .matcher(withoutTexts())
        .results()
        .map(
            found ->
                new Parameter(
                    found.group("name"),
                    found.group("comparison") == null ? Kind.TEXT : Kind.NUMBER))
        .distinct()
        .toList();
  }

  /// The columns that must be there for the filter to be made.
  Set<Field> reads() {
    return fields()
        .map(field -> new Field(dataset(field.group(1)), field.group(2)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Dataset dataset(String source) {
    return switch (source) {
      case "Items", "CurrentItem" -> Dataset.ITEMS;
      case "CurrentUser" -> Dataset.USERS;
      default -> Dataset.INTERACTIONS;
    };
  }

  private Stream<MatchResult> fields() {
    return FIELD.matcher(withoutTexts()).results();
  }

  private String withoutTexts() {
    return TEXT.matcher(expression).replaceAll("\"\"");
  }
}
