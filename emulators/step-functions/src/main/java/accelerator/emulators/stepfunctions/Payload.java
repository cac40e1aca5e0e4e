package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// The sizes of what states hand on, which the service limits.
final class Payload {
  /// Of one input, output, result or variable, as UTF-8.
  static final int MOST_BYTES = 256 * 1024;

  /// Of all variables that a state can see.
  static final int MOST_VARIABLE_BYTES = 10 * 1024 * 1024;

  private Payload() {}

  static JsonNode check(String what, JsonNode value) throws StateFailure {
    limit(what, size(value), MOST_BYTES);
    return value;
  }

  static void checkVariables(Map<String, JsonNode> variables) throws StateFailure {
    for (Map.Entry<String, JsonNode> variable : variables.entrySet()) {
      check("variable '%s'".formatted(variable.getKey()), variable.getValue());
    }
    long all = variables.values().stream().mapToLong(Payload::size).sum();
    limit("sum of all variables", all, MOST_VARIABLE_BYTES);
  }

  /// The wording of the cause could not be verified against the service for all of these.
  private static void limit(String what, long size, int most) throws StateFailure {
    if (size > most) {
      throw new StateFailure(
          Errors.DATA_LIMIT,
          String.format(
              Locale.ROOT,
              "The %s has a size exceeding the maximum number of bytes service limit: %d bytes, limit %d",
              what,
              size,
              most));
    }
  }

  private static long size(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
