package accelerator.emulators.personalize.filters;

import java.util.Locale;

/// An expression that is none, or values that do not go with it. The message names what is wrong
/// and where.
@SuppressWarnings("AnnotateFormatMethod")
public final class InvalidFilter extends RuntimeException {
  InvalidFilter(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
  }

  /// One found at a place of the expression.
  static InvalidFilter at(int place, String message, Object... values) {
    return new InvalidFilter(
        "Could not create filter. %s at position %d.",
        String.format(Locale.ROOT, message, values), place + 1);
  }
}
