package accelerator.emulators.personalize.filters;

import java.util.List;
import java.util.stream.Stream;

/// What an item, or in an IF the current user, must be like.
sealed interface Condition permits Comparison, Condition.Every, Condition.Any {
  /// The comparisons that it consists of, in the order of the text.
  Stream<Comparison> comparisons();

  /// All of them hold.
  record Every(List<Condition> conditions) implements Condition {
    @Override
    public Stream<Comparison> comparisons() {
      return conditions.stream().flatMap(Condition::comparisons);
    }
  }

  /// One of them holds.
  record Any(List<Condition> conditions) implements Condition {
    @Override
    public Stream<Comparison> comparisons() {
      return conditions.stream().flatMap(Condition::comparisons);
    }
  }
}
