package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.recommend.Question.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a question and notes everything that is wrong with it.
final class QuestionReader {
  private static final int DEFAULT_RESULTS = 25;
  private static final int MOST_CONTEXT = 150;
  private static final int MOST_CHARACTERS = 1000;
  private static final String PERCENT = "percent";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_]{1,150}");

  private static final List<String> PARAMETERS =
      List.of(
          "userId",
          "itemId",
          "numResults",
          "filter",
          "filter.<PARAMETER>",
          "context.<FIELD>",
          "promotion",
          "promotion.percent",
          "promotion.<PARAMETER>");

  private final Map<String, List<String>> parameters;
  private final List<String> violations = new ArrayList<>();

  /// @param parameters by name, each a list of values
  QuestionReader(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /// @throws InvalidInput naming everything that is wrong
  /// @throws Problem when it is about another user than the owner
  Question read(Recommender recommender, Optional<String> owner) {
    Optional<String> named = text("userId");
    if (owner.isPresent() && named.isPresent() && !owner.equals(named)) {
      throw new Problem(Problem.Kind.NOT_YOURS, "userId must be the one that the token is for");
    }
    Optional<String> userId = named.or(() -> owner);
    Optional<String> itemId = text("itemId");
    parameters.keySet().stream()
        .filter(name -> !isKnown(name))
        .forEach(name -> note("parameter must be one of %s, was '%s'".formatted(PARAMETERS, name)));
    checkId("userId", userId, recommender, recommender.needsUserId());
    checkId("itemId", itemId, recommender, recommender.needsItemId());
    int results =
        number(
            "numResults", text("numResults").orElse("" + DEFAULT_RESULTS), Question.MOST_RESULTS);
    Question question =
        new Question(userId, itemId, results, choice("filter"), context(), promotion());
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return question;
  }

  private void note(String violation) {
    violations.add(violation);
  }

  private static boolean isKnown(String name) {
    return PARAMETERS.contains(name)
        || name.startsWith("filter.")
        || name.startsWith("context.")
        || name.startsWith("promotion.");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).map(values -> String.join(",", values));
  }

  /// The filter that a parameter names, with the values of the parameters below it.
  private Optional<Choice> choice(String name) {
    Map<String, List<String>> values = below(name);
    Optional<String> filter = text(name);
    if (filter.isEmpty() && !values.isEmpty()) {
      note("%s must name a filter when %s.%s is given".formatted(name, name, first(values)));
    }
    return filter.map(chosen -> new Choice(chosen, values));
  }

  private Optional<Question.Promotion> promotion() {
    String name = "promotion." + PERCENT;
    Optional<String> percent = text(name);
    Optional<Choice> filter = choice("promotion");
    if (filter.isPresent() != percent.isPresent()) {
      note("promotion and %s must be given together".formatted(name));
      return Optional.empty();
    }
    return filter.map(
        chosen -> new Question.Promotion(chosen, number(name, percent.orElse(""), 100)));
  }

  private Map<String, String> context() {
    Map<String, String> context = new LinkedHashMap<>();
    below("context").forEach((field, values) -> context.put(field, String.join(",", values)));
    if (context.size() > MOST_CONTEXT) {
      note("context must have at most %d fields, was %d".formatted(MOST_CONTEXT, context.size()));
    }
    return context;
  }

  /// The parameters `name.X`, by X.
  private Map<String, List<String>> below(String name) {
    Map<String, List<String>> below = new LinkedHashMap<>();
    String prefix = name + ".";
    parameters.forEach(
        (parameter, values) -> {
          if (parameter.startsWith(prefix) && !parameter.equals("promotion." + PERCENT)) {
            check(parameter, parameter.substring(prefix.length()), values);
            below.put(parameter.substring(prefix.length()), values);
          }
        });
    return below;
  }

  private void check(String parameter, String field, List<String> values) {
    int characters = String.join(",", values).length();
    if (!FIELD.matcher(field).matches()) {
      note("'%s' must end in letters, digits and underscores".formatted(parameter));
    }
    if (characters < 1 || characters > MOST_CHARACTERS) {
      note("%s must be 1..%d characters, was %d".formatted(parameter, MOST_CHARACTERS, characters));
    }
  }

  private void checkId(String name, Optional<String> id, Recommender recommender, boolean needed) {
    if (id.isEmpty() && needed) {
      note("%s needs %s".formatted(recommender.key(), name));
    }
    int characters = id.map(text -> text.codePointCount(0, text.length())).orElse(1);
    if (characters < 1 || characters > Question.MOST_ID_CHARACTERS) {
      note(
          "%s must be 1..%d characters, was %d"
              .formatted(name, Question.MOST_ID_CHARACTERS, characters));
    }
  }

  /// A number of plain decimal digits.
  private int number(String name, String text, int most) {
    int value = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      note("%s must be 1..%d, was '%s'".formatted(name, most, text));
    }
    return value;
  }

  private static String first(Map<String, List<String>> values) {
    return values.keySet().iterator().next();
  }
}
