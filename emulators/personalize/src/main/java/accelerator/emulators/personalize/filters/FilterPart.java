package accelerator.emulators.personalize.filters;

import java.util.List;
import java.util.stream.Stream;

/// One of the expressions that pipes chain.
///
/// @param where which items it means
/// @param onlyIf what all must hold for the current user, or else this part counts for nothing
record FilterPart(Action action, Condition where, List<Comparison> onlyIf) {
  enum Action {
    INCLUDE,
    EXCLUDE
  }

  FilterPart {
    onlyIf = List.copyOf(onlyIf);
  }

  Stream<Comparison> comparisons() {
    return Stream.concat(where.comparisons(), onlyIf.stream());
  }

  /// The parameters that it needs.
  Stream<String> parameters() {
    return comparisons()
        .map(Comparison::operand)
        .filter(Operand.Parameter.class::isInstance)
        .map(operand -> ((Operand.Parameter) operand).name());
  }
}
