package accelerator.recommend;

import accelerator.core.Recommender;
import accelerator.recommend.events.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads the contextual metadata of a question: `context.DEVICE=phone`. Only the personalised use
/// cases know any. The bounds are GetRecommendations' own (API reference).
final class ContextReader {
  private static final String PREFIX = "context.";
  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_VALUE = 1000;

  private ContextReader() {}

  /// @param violations where what is wrong goes
  static Map<String, String> read(
      Recommender recommender, Map<String, String> parameters, List<String> violations) {
    Map<String, String> context = new TreeMap<>();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (parameter.getKey().startsWith(PREFIX)) {
        String field = parameter.getKey().substring(PREFIX.length());
        check(field, parameter.getValue(), violations);
        context.put(field, parameter.getValue());
      }
    }
    if (!context.isEmpty() && !recommender.isPersonalised()) {
      violations.add(
          "%s takes no context, was %s"
              .formatted(
                  recommender.key(), context.keySet().stream().map("%.64s"::formatted).toList()));
    }
    return context;
  }

  private static void check(String field, String value, List<String> violations) {
    if (field.isEmpty()
        || field.length() > LONGEST_NAME
        || !field.chars().allMatch(c -> isPart(c))) {
      violations.add(
          String.format(
              Locale.ROOT,
              "context must be followed by a field of 1..%d letters, digits and underscores, was %s",
              LONGEST_NAME,
              Shown.text(field)));
    }
    int characters = value.codePointCount(0, value.length());
    if (value.isBlank() || characters > LONGEST_VALUE) {
      violations.add(
          String.format(
              Locale.ROOT,
              "context.%.150s must have 1..%d characters, had %d",
              field,
              LONGEST_VALUE,
              characters));
    }
  }

  private static boolean isPart(int character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || character == '_';
  }
}
