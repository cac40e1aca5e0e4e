package accelerator.emulators.personalize.filters;

import java.util.List;

/// What a field is compared with.
public sealed interface Operand {
  /// Strings, any of which may be the field's.
  record Strings(List<String> values) implements Operand {
    public Strings {
      values = List.copyOf(values);
    }
  }

  record Number(double value) implements Operand {}

  /// A value that comes with the question; case matters.
  record Parameter(String name) implements Operand {}

  /// The value of the item that the question is about.
  record OfCurrentItem(FieldName field) implements Operand {}
}
