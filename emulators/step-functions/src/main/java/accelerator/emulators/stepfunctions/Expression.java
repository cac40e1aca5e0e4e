package accelerator.emulators.stepfunctions;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One JSONata expression of a definition, what stands between `{%` and `%}`.
final class Expression {
  /// The service allows one second; a laptop that is busy with other things is given more.
  private static final long LONGEST_EVALUATION_MILLIS = 10_000;

  private static final int DEEPEST_RECURSION = 500;

  /// Texts, names in backquotes, comments and regular expressions, which hide what is in them; then
  /// what is looked for: a variable, with the member taken of it or the bracket that calls it.
  private static final Pattern VARIABLES =
      Pattern.compile(
          """
          "(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|/\\*.*?\\*/\
          |(?<=(?:^|[(,\\[{:=~>?&|!;])\\s{0,99})/(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\])*]|[^/\\\\\\[])+/\
          |\\$(?<name>\\w+)(?:\\s*\\.\\s*`?(?<member>\\w+)|(?<call>\\s*\\())?(?<bind>\\s*:=)?""",
          Pattern.DOTALL);

  private static final Pattern PARAMETERS = Pattern.compile("(?:function|λ)\\s*\\(([^)]*)\\)");

  private final String source;
  private final String field;
  private final Jsonata compiled;
  private final Set<String> mentions;

  private Expression(String source, String field, Jsonata compiled, Set<String> mentions) {
    this.source = source;
    this.field = field;
    this.compiled = compiled;
    this.mentions = mentions;
  }

  /// Reads an expression; what is wrong with it goes to the violations, without a path.
  ///
  /// @param source without the delimiters
  /// @param field its place in its state, such as `Output/total`
  static Expression read(String source, String field, StatePhase moment, List<String> violations) {
    Set<String> mentions = new HashSet<>();
    Set<String> calls = new HashSet<>();
    Set<String> defined = new HashSet<>();
    Matcher found = VARIABLES.matcher(source);
    while (found.find()) {
      String name = found.group("name");
      if (name == null) {
        continue;
      }
      mentions.add(name);
      if (found.group("call") != null) {
        calls.add(name);
      }
      if (found.group("bind") != null) {
        defined.add(name);
      }
      if (name.equals("states") && found.group("member") != null) {
        moment.check(found.group("member")).ifPresent(violations::add);
      }
    }
    Matcher parameters = PARAMETERS.matcher(source);
    while (parameters.find()) {
      for (String parameter : parameters.group(1).split(",", -1)) {
        defined.add(parameter.strip().replace("$", ""));
      }
    }
    checkFunctions(mentions, calls, defined, violations);
    return new Expression(source, field, compile(source, violations), mentions);
  }

  private static void checkFunctions(
      Set<String> mentions, Set<String> calls, Set<String> defined, List<String> violations) {
    if (mentions.contains("eval")) {
      violations.add("$eval is not allowed, use $parse");
    }
    calls.stream()
        .filter(call -> !call.equals("eval"))
        .filter(call -> !FunctionNames.isKnown(call) && !defined.contains(call))
        .sorted()
        .forEach(call -> violations.add("there is no function $%s".formatted(call)));
  }

  private static Jsonata compile(String source, List<String> violations) {
    Jsonata compiled;
    try {
      compiled = Jsonata.jsonata(source);
    } catch (RuntimeException failure) {
      violations.add("'%s' is not JSONata: %s".formatted(source, failure.getMessage()));
      return Jsonata.jsonata("null");
    }
    compiled.setValidateInput(false);
    compiled.setOutputConvertNulls(false);
    return compiled;
  }

  JsonNode evaluate(ExpressionScope scope) throws EvaluationFailed {
    Object value = value(scope);
    if (value == null) {
      throw failed("returned nothing (undefined).");
    }
    try {
      return JsonataValues.write(value);
    } catch (UnsupportedOperationException _) {
      throw failed("returned an unsupported result type.");
    }
  }

  /// The service's wording for a problem with this expression's value.
  EvaluationFailed failed(String problem) {
    return new EvaluationFailed(
        "The JSONata expression '%s' specified for the field '%s' %s"
            .formatted(source, field, problem));
  }

  private @Nullable Object value(ExpressionScope scope) throws EvaluationFailed {
    Jsonata.Frame frame = new Jsonata.Frame(null);
    StatesFunctions.bind(frame, scope);
    scope.variables().entrySet().stream()
        .filter(variable -> mentions.contains(variable.getKey()))
        .forEach(variable -> bind(frame, variable.getKey(), variable.getValue()));
    if (mentions.contains("states")) {
      bind(frame, "states", scope.states());
    }
    frame.setRuntimeBounds(LONGEST_EVALUATION_MILLIS, DEEPEST_RECURSION);
    try {
      return compiled.evaluate(null, frame);
    } catch (JException failure) {
      throw failed(
          "threw an error during evaluation. %s: %s"
              .formatted(failure.getError(), failure.getMessage()));
    } catch (RuntimeException | StackOverflowError failure) {
      throw failed("threw an error during evaluation. %s".formatted(failure.getMessage()));
    }
  }

  private static void bind(Jsonata.Frame frame, String name, JsonNode value) {
    frame.bind(name, JsonataValues.read(value));
  }
}
