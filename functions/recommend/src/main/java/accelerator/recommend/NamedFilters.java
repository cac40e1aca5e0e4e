package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import accelerator.core.Registry.Filter;
import accelerator.recommend.Inquiry.Filtering;
import accelerator.recommend.Question.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The named filters that a run published, ready to be used by questions.
///
/// @param registry of the domain that is asked
record NamedFilters(Registry registry) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");

  /// The most characters of a value on its way to Personalize (API reference, GetRecommendations).
  private static final int MOST_CHARACTERS = 1000;

  /// A filter as Personalize takes it.
  ///
  /// @param parameter that names the filter, `filter` or `promotion`
  /// @throws InvalidInput naming what there is instead, or everything that is wrong with the values
  Filtering use(String parameter, Choice choice, Question question) {
    Filter filter =
        registry
            .filter(choice.name())
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s must be one of %s, was '%s'"
                            .formatted(parameter, names(), choice.name())));
    List<String> violations = new ArrayList<>();
    if (filter.needsUserId() && question.userId().isEmpty()) {
      violations.add("%s %s needs userId".formatted(parameter, filter.name()));
    }
    if (filter.needsItemId() && question.itemId().isEmpty()) {
      violations.add("%s %s needs itemId".formatted(parameter, filter.name()));
    }
    List<String> expected = filter.parameters().stream().map(Filter.Parameter::name).toList();
    choice.values().keySet().stream()
        .filter(name -> !expected.contains(name))
        .forEach(
            name ->
                violations.add(
                    "%s %s has the parameters %s, was '%s'"
                        .formatted(parameter, filter.name(), expected, name)));
    Map<String, String> values = new TreeMap<>();
    for (Filter.Parameter open : filter.parameters()) {
      String name = "%s.%s".formatted(parameter, open.name());
      List<String> given = choice.values().getOrDefault(open.name(), List.of());
      values.put(open.name(), written(name, open.kind(), given, violations));
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return new Filtering(filter.filterArn(), values);
  }

  /// Whether a choice looks at the user.
  boolean needsUser(Choice choice) {
    return registry.filter(choice.name()).map(Filter::needsUserId).orElse(false);
  }

  private List<String> names() {
    return registry.filters().stream().map(Filter::name).toList();
  }

  private static String written(
      String name, Filter.Kind kind, List<String> given, List<String> violations) {
    if (given.isEmpty()) {
      violations.add("%s must be given".formatted(name));
      return "";
    }
    String written =
        switch (kind) {
          case TEXT -> given.stream().map(NamedFilters::quoted).collect(Collectors.joining(","));
          case NUMBER -> String.join(",", given);
        };
    if (kind == Filter.Kind.NUMBER && !NUMBER.matcher(written).matches()) {
      violations.add("%s must be one number, was '%s'".formatted(name, written));
    }
    if (written.length() > MOST_CHARACTERS) {
      violations.add(
          "%s must be at most %d characters with its quotes, was %d"
              .formatted(name, MOST_CHARACTERS, written.length()));
    }
    return written;
  }

  /// Nothing that a caller sends ends its own text: quotes and backslashes are escaped.
  private static String quoted(String value) {
    return "\"%s\"".formatted(value.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
