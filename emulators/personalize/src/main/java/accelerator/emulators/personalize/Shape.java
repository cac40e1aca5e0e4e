package accelerator.emulators.personalize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a value in a request must look like, in the terms of the service's model.
sealed interface Shape {
  /// Members by name. Those of a sensitive one are never quoted in an error.
  record Structure(Map<String, Shape> members, List<String> required, boolean isSensitive)
      implements Shape {}

  record Sequence(Shape member, Range size) implements Shape {}

  record Dictionary(Shape key, Shape value, Range size) implements Shape {}

  /// Text; of one of the values if there are any.
  record Text(Range length, Optional<Pattern> pattern, List<String> values, boolean isSensitive)
      implements Shape {}

  record Whole(Range range) implements Shape {}

  /// A fraction, or a time in epoch seconds.
  record Decimal() implements Shape {}

  record Flag() implements Shape {}
}
