package accelerator.emulators.personalize.filters;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Makes comparisons into predicates of what is known. A field without a value is in nothing, and
/// therefore holds for NOT IN; no number compares with an absent one.
record FilterConditions(FilterKnowledge knowledge, FilterValues values) {
  /// Which items a condition means.
  Predicate<String> items(Condition condition) {
    return switch (condition) {
      case Condition.Every every ->
          every.conditions().stream().map(this::items).reduce(Predicate::and).orElseThrow();
      case Condition.Any any ->
          any.conditions().stream().map(this::items).reduce(Predicate::or).orElseThrow();
      case Comparison comparison -> items(comparison);
    };
  }

  /// Whether a comparison holds for the current user.
  boolean holdsForUser(Comparison comparison) {
    Optional<String> value = knowledge.current(comparison.field());
    Operator operator = comparison.operator();
    if (operator.isMembership()) {
      List<String> wanted = strings(comparison.operand());
      boolean isIn = value.stream().flatMap(FilterConditions::several).anyMatch(wanted::contains);
      return isIn == (operator == Operator.IN);
    }
    Optional<Double> right = number(comparison.operand());
    Optional<Double> left = value.flatMap(FilterConditions::number);
    return left.isPresent() && right.isPresent() && operator.holds(left.get(), right.get());
  }

  /// A number in decimal form.
  static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// The values of a categorical field.
  static Stream<String> several(String value) {
    return Arrays.stream(value.split("\\|", -1));
  }

  private Predicate<String> items(Comparison comparison) {
    Operator operator = comparison.operator();
    if (operator.isMembership()) {
      Predicate<String> isIn = anyOf(sets(comparison));
      return operator == Operator.IN ? isIn : isIn.negate();
    }
    Optional<Double> right = number(comparison.operand());
    if (right.isEmpty()) {
      return _ -> false;
    }
    double bound = right.get();
    Map<String, Double> numbers = knowledge.numbers(comparison.field().name());
    return item -> {
      Double number = numbers.get(item);
      return number != null && operator.holds(number, bound);
    };
  }

  private List<Set<String>> sets(Comparison comparison) {
    List<String> wanted = strings(comparison.operand());
    if (comparison.field().source() == Source.INTERACTIONS) {
      return wanted.stream().map(FilterConditions::eventType).map(knowledge::itemsOfUser).toList();
    }
    String column = comparison.field().name();
    return wanted.stream().map(value -> knowledge.itemsWith(column, value)).toList();
  }

  private static Optional<String> eventType(String value) {
    return value.equals("*") ? Optional.empty() : Optional.of(value);
  }

  private static Predicate<String> anyOf(List<Set<String>> sets) {
    if (sets.size() == 1) {
      return sets.getFirst()::contains;
    }
    int all = sets.stream().mapToInt(Set::size).sum();
    Set<String> together = HashSet.newHashSet(all);
    sets.forEach(together::addAll);
    return together::contains;
  }

  private List<String> strings(Operand operand) {
    return switch (operand) {
      case Operand.Strings strings -> strings.values();
      case Operand.Parameter parameter -> values.strings(parameter.name());
      case Operand.OfCurrentItem item ->
          knowledge.current(item.field()).stream().flatMap(FilterConditions::several).toList();
      case Operand.Number number ->
          throw new IllegalStateException(number.value() + " is not a string");
    };
  }

  private Optional<Double> number(Operand operand) {
    return switch (operand) {
      case Operand.Number number -> Optional.of(number.value());
      case Operand.Parameter parameter -> Optional.of(values.number(parameter.name()));
      case Operand.OfCurrentItem item ->
          knowledge.current(item.field()).flatMap(FilterConditions::number);
      case Operand.Strings strings ->
          throw new IllegalStateException(strings.values() + " are not a number");
    };
  }
}
