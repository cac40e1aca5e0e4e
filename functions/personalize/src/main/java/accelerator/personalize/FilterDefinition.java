package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A named filter as `sql/<domain>/filters.json` defines it.
///
/// @param name in lower case, such as `in-category`: what callers write
/// @param expression in Personalize's filter language; placeholders as `$NAME`
record FilterDefinition(String name, String expression) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final Pattern PLACEHOLDER = Pattern.compile("(\\(\\s*)?\\$([A-Za-z0-9_]+)");
  private static final Pattern ITEM_FIELD =
      Pattern.compile("\\b(?:Items|CurrentItem)\\.([A-Za-z0-9_]+)");
  private static final Pattern WHO_ASKS = Pattern.compile("\\b(?:Interactions|CurrentUser)\\.");

  FilterDefinition {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput("a filter's name must be like in-category, was '%s'".formatted(name));
    }
  }

  /// The filters of a domain; none when it has no such file.
  static List<FilterDefinition> of(Domain domain) {
    String name = "sql/%s/filters.json".formatted(domain.key());
    try (InputStream file = FilterDefinition.class.getClassLoader().getResourceAsStream(name)) {
      if (file == null) {
        return List.of();
      }
      List<FilterDefinition> definitions = new ArrayList<>();
      Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .properties()
          .forEach(
              each ->
                  definitions.add(new FilterDefinition(each.getKey(), each.getValue().asText())));
      return definitions;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Whether what it looks at is imported: Personalize refuses a filter of a field that it does not
  /// have.
  ///
  /// @param datasets those of the run
  boolean fits(Domain domain, Set<Dataset> datasets) {
    Matcher fields = ITEM_FIELD.matcher(expression);
    while (fields.find()) {
      String field = fields.group(1).toUpperCase(Locale.ROOT);
      boolean isThere =
          datasets.contains(Dataset.ITEMS)
              && DatasetSchema.find(domain, Dataset.ITEMS).stream()
                  .flatMap(schema -> schema.fields().stream())
                  .anyMatch(each -> each.name().equals(field));
      if (!isThere) {
        return false;
      }
    }
    return true;
  }

  /// Its placeholders with the type of their values: in a list they are strings, in a comparison
  /// numbers.
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    Matcher placeholders = PLACEHOLDER.matcher(expression);
    while (placeholders.find()) {
      parameters.put(placeholders.group(2), placeholders.group(1) == null ? "number" : "string");
    }
    return parameters;
  }

  /// Whether its answers depend on who asks.
  boolean isPersonal() {
    return WHO_ASKS.matcher(expression).find();
  }
}
