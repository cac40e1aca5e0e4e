package accelerator.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A function's environment variables while its settings are read: it collects what is missing, so
/// that one message names all of it.
public final class Environment {
  private final Map<String, String> variables;
  private final List<String> missing = new ArrayList<>();

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// A variable that must be there; an empty text in its place when it is not, until {@link #check}
  /// says so.
  public String required(String name) {
    String value = variables.getOrDefault(name, "");
    if (value.isBlank()) {
      missing.add(name);
    }
    return value;
  }

  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /// A whole number within bounds.
  ///
  /// @throws InvalidInput when it is none or out of them
  public int number(String name, int fallback, int least, int most) {
    String text = variables.getOrDefault(name, Integer.toString(fallback));
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below, with the bounds
    }
    throw new InvalidInput(
        String.format(Locale.ROOT, "%s must be %d..%d, was '%s'", name, least, most, text));
  }

  /// @throws InvalidInput naming every required variable that is not set
  public void check() {
    if (!missing.isEmpty()) {
      throw new InvalidInput("environment variables must be set: " + String.join(", ", missing));
    }
  }
}
