package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What an expression can see: the variables, `$states`, and what its functions draw on.
///
/// @param states the value of `$states`, with those members only that exist where it is evaluated
/// @param now what `$now` and `$millis` say
record ExpressionScope(
    Map<String, JsonNode> variables,
    ObjectNode states,
    Instant now,
    RandomGenerator random,
    Supplier<String> ids) {

  /// This scope with one more member of `$states`.
  ExpressionScope with(String member, JsonNode value) {
    ObjectNode more = states.deepCopy();
    more.set(member, value);
    return new ExpressionScope(variables, more, now, random, ids);
  }
}
