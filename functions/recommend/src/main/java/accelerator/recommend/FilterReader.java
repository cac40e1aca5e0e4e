package accelerator.recommend;

import accelerator.core.Registry;
import accelerator.recommend.events.Shown;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the filters of a question: `filter=in-category&filter.CATEGORY=Home,Garden`, and a
/// promotion alike with `promotion` in the place of `filter`. Several values of a placeholder are
/// separated by commas, which no value of the imported data holds.
///
/// @param hasUser whether the question names a user
/// @param violations where what is wrong goes
record FilterReader(
    Registry registry, Map<String, String> parameters, boolean hasUser, List<String> violations) {
  private static final int MOST_PERCENT = 100;
  private static final int DEFAULT_PERCENT = 20;

  /// As it goes over the wire (API reference, GetRecommendations).
  private static final int LONGEST_VALUE = 1000;

  /// The filter under a parameter, if it is there and right.
  Optional<Question.Filter> filter(String parameter) {
    String name = parameters.get(parameter);
    if (name == null) {
      return Optional.empty();
    }
    Optional<Registry.Filter> known = registry.filter(name);
    if (known.isEmpty()) {
      List<String> names = registry.filters().stream().map(Registry.Filter::name).toList();
      violations.add("%s must be one of %s, was %s".formatted(parameter, names, Shown.text(name)));
    }
    return known.map(filter -> filled(parameter, filter));
  }

  Optional<Question.Promotion> promotion() {
    String percent = parameters.getOrDefault("promotionPercent", "" + DEFAULT_PERCENT);
    int number = Question.number(percent);
    if (number < 1 || number > MOST_PERCENT) {
      violations.add("promotionPercent must be 1..100, was %s".formatted(Shown.text(percent)));
    }
    return filter("promotion")
        .map(
            filter ->
                new Question.Promotion(parameters.getOrDefault("promotion", ""), number, filter));
  }

  private Question.Filter filled(String parameter, Registry.Filter filter) {
    if (filter.isPersonal() && !hasUser) {
      violations.add("%s %s needs userId".formatted(parameter, filter.name()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    new TreeMap<>(filter.parameters())
        .forEach(
            (placeholder, type) -> {
              String key = parameter + "." + placeholder;
              String text = parameters.get(key);
              if (text == null || text.isBlank()) {
                violations.add("%s %s needs %s".formatted(parameter, filter.name(), key));
              } else {
                values.put(placeholder, value(key, type, text));
              }
            });
    return new Question.Filter(filter.filterArn(), values, filter.isPersonal());
  }

  private String value(String key, String type, String text) {
    String value = type.equals("number") ? plain(key, text) : quoted(key, text);
    if (value.length() > LONGEST_VALUE) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s must have at most %d characters with quotes around each value, had %d",
              key,
              LONGEST_VALUE,
              value.length()));
    }
    return value;
  }

  private String plain(String key, String text) {
    if (!text.matches("-?[0-9]{1,18}([.][0-9]{1,9})?")) {
      violations.add("%s must be a number, was %s".formatted(key, Shown.text(text)));
    }
    return text;
  }

  private String quoted(String key, String text) {
    if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) {
      violations.add(
          "%s must be without quotes and backslashes, was %s".formatted(key, Shown.text(text)));
    }
    return Arrays.stream(text.split(",", -1))
        .map(value -> '"' + value.strip() + '"')
        .collect(Collectors.joining(","));
  }

  /// Notes every parameter that a question does not have.
  void refuseOthers(List<String> names) {
    for (String name : parameters.keySet()) {
      boolean isKnown =
          names.contains(name)
              || name.startsWith("context.") && name.length() > "context.".length()
              || isOf("filter", name)
              || isOf("promotion", name);
      if (!isKnown) {
        violations.add("parameter must be one of %s, was %s".formatted(names, Shown.text(name)));
      }
    }
  }

  private boolean isOf(String parameter, String name) {
    return name.startsWith(parameter + ".")
        && registry
            .filter(parameters.getOrDefault(parameter, ""))
            .filter(known -> known.parameters().containsKey(name.substring(parameter.length() + 1)))
            .isPresent();
  }
}
