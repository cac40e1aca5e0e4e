package accelerator.emulators.stepfunctions;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One JSONata expression of a definition, what stands between `{%` and `%}`.
final class Expression {
  /// The service allows one second; a laptop that is busy with other things is given more.
  private static final long LONGEST_EVALUATION_MILLIS = 10_000;

  private static final int DEEPEST_RECURSION = 500;

  private final String source;
  private final String field;
  private final Jsonata compiled;
  private final ExpressionScan scan;

  private Expression(String source, String field, Jsonata compiled, ExpressionScan scan) {
    this.source = source;
    this.field = field;
    this.compiled = compiled;
    this.scan = scan;
  }

  /// Reads an expression; what is wrong with it goes to the violations, without a path. A function
  /// that there is not fails when it is called.
  ///
  /// @param source without the delimiters
  /// @param field its place in its state, such as `Output/total`
  static Expression read(String source, String field, StatePhase phase, List<String> violations) {
    ExpressionScan scan = ExpressionScanner.scan(source);
    scan.members().forEach(member -> phase.check(member).ifPresent(violations::add));
    if (scan.mentions().contains("eval")) {
      violations.add("$eval is not allowed, use $parse");
    }
    return new Expression(source, field, compile(scan.source(), violations), scan);
  }

  private static Jsonata compile(String source, List<String> violations) {
    Jsonata compiled;
    try {
      compiled = Jsonata.jsonata(source);
    } catch (RuntimeException failure) {
      violations.add("'%s' is not JSONata: %s".formatted(source, failure.getMessage()));
      return Jsonata.jsonata("null");
    } catch (StackOverflowError _) {
      violations.add(
          String.format(
              Locale.ROOT, "an expression of %d characters is nested too deeply", source.length()));
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
        .filter(variable -> scan.mentions().contains(variable.getKey()))
        .forEach(variable -> bind(frame, variable.getKey(), variable.getValue()));
    scan.texts().forEach(frame::bind);
    if (scan.mentions().contains("states")) {
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
