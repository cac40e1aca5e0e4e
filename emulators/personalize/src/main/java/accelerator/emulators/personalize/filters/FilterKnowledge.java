package accelerator.emulators.personalize.filters;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known when a question is asked. What it gives out does not change any more.
public interface FilterKnowledge {
  /// The items that have a value in a column, alone or among others.
  Set<String> itemsWith(String column, String value);

  /// A column's numbers by item; items without one are not in it.
  Map<String, Double> numbers(String column);

  /// The items with which the current user has events, of a type in whatever case it is spelled, or
  /// of any type.
  Set<String> itemsOfUser(Optional<String> eventType);

  /// A value of the current user, or of the current item; empty when there is none.
  Optional<String> current(FieldName field);
}
