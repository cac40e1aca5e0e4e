package accelerator.emulators.stepfunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The `DefinitionSubstitutions` of a template: values for the `${Name}`s of a definition.
public final class Substitutions {
  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9_.:]+)}");

  private Substitutions() {}

  /// The text with every `${Name}` replaced by its value, as it stands.
  ///
  /// @throws InvalidDefinition when a name has no value, or a value has no name
  public static String apply(String text, Map<String, String> values) {
    Set<String> names = names(text);
    List<String> violations = new ArrayList<>();
    names.stream()
        .filter(name -> !values.containsKey(name))
        .forEach(name -> violations.add("${%s}: there is no substitution for it".formatted(name)));
    new TreeSet<>(values.keySet())
        .stream()
            .filter(name -> !names.contains(name))
            .forEach(
                name -> violations.add("${%s}: the definition does not use it".formatted(name)));
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(values, found)));
  }

  /// The names that a text uses, sorted.
  public static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(Map<String, String> values, MatchResult found) {
    return values.getOrDefault(found.group(1), "");
  }
}
