package accelerator.emulators.personalize.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A filter expression that has been read: one or several, chained by pipes. Its fields are not yet
/// held against any schema.
public final class FilterExpression {
  private final List<FilterPart> parts;

  private FilterExpression(List<FilterPart> parts) {
    this.parts = parts;
  }

  /// Reads an expression. Keywords, datasets and fields may be in any case.
  ///
  /// @throws InvalidFilter naming what is wrong and where
  public static FilterExpression parse(String text) {
    return new FilterExpression(FilterParser.parse(text));
  }

  /// Everything that is compared, in the order of the text.
  public List<Comparison> comparisons() {
    return parts.stream().flatMap(FilterPart::comparisons).toList();
  }

  /// Every field that is named, also those of the current item.
  public List<FieldName> fields() {
    return parts.stream()
        .flatMap(FilterPart::comparisons)
        .flatMap(FilterExpression::fields)
        .toList();
  }

  /// Whether it says something about a source.
  public boolean uses(Source source) {
    return fields().stream().anyMatch(field -> field.source() == source);
  }

  /// Which items may be answered: the union of what is included, all if nothing is, without
  /// anything that is excluded. A part whose IF does not hold counts for nothing, and so does a
  /// part that excludes and lacks a parameter.
  ///
  /// @param values of the parameters, as they are sent
  /// @throws InvalidFilter when an included part lacks a parameter, or a value is malformed
  public Predicate<String> allowed(FilterKnowledge knowledge, Map<String, String> values) {
    FilterConditions comparing =
        new FilterConditions(knowledge, new FilterValues(Map.copyOf(values)));
    List<Predicate<String>> included = new ArrayList<>();
    List<Predicate<String>> excluded = new ArrayList<>();
    for (FilterPart part : parts) {
      if (!hasParameters(part, values.keySet())
          || !part.onlyIf().stream().allMatch(comparing::holdsForUser)) {
        continue;
      }
      (part.action() == FilterPart.Action.INCLUDE ? included : excluded)
          .add(comparing.items(part.where()));
    }
    Predicate<String> allowed = included.stream().reduce(Predicate::or).orElse(_ -> true);
    return excluded.stream().reduce(allowed, (all, next) -> all.and(next.negate()));
  }

  private static boolean hasParameters(FilterPart part, Set<String> given) {
    Set<String> missing =
        part.parameters().filter(name -> !given.contains(name)).collect(Collectors.toSet());
    if (!missing.isEmpty() && part.action() == FilterPart.Action.INCLUDE) {
      throw new InvalidFilter(
          "The filter needs values for the parameters %s.", missing.stream().sorted().toList());
    }
    return missing.isEmpty();
  }

  private static Stream<FieldName> fields(Comparison comparison) {
    return comparison.operand() instanceof Operand.OfCurrentItem item
        ? Stream.of(comparison.field(), item.field())
        : Stream.of(comparison.field());
  }
}
