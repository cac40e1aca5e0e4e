package accelerator.emulators.personalize.filters;

import java.util.stream.Stream;

/// A field, how it is compared, and with what.
public record Comparison(FieldName field, Operator operator, Operand operand) implements Condition {
  @Override
  public Stream<Comparison> comparisons() {
    return Stream.of(this);
  }
}
