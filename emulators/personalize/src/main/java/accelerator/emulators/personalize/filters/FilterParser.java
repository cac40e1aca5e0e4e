package accelerator.emulators.personalize.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an expression by recursive descent:
///
///     expression = part { "|" part }
///     part       = ( INCLUDE | EXCLUDE ) ItemID WHERE any [ IF user { AND user } ]
///     any        = every { OR every }
///     every      = comparison { AND comparison }
///     comparison = source "." field ( [ NOT ] IN strings | ( = | != | < | <= | > | >= ) number )
///     strings    = "(" string { "," string } | parameter | current item ")" | current item
///     number     = number | parameter | current item
///
/// That AND binds closer than OR could not be verified against the service.
final class FilterParser {
  private static final Pattern QUOTED_PARAMETER = Pattern.compile("\\$[A-Za-z0-9_]+");

  private final FilterTokenCursor cursor;

  private FilterParser(FilterTokenCursor cursor) {
    this.cursor = cursor;
  }

  /// @throws InvalidFilter naming what is expected and where
  static List<FilterPart> parse(String text) {
    FilterParser parser = new FilterParser(new FilterTokenCursor(FilterTokenizer.tokens(text)));
    List<FilterPart> parts = new ArrayList<>();
    do {
      parts.add(parser.part());
    } while (parser.cursor.takes("|"));
    if (parser.cursor.peek().kind() != FilterToken.Kind.END) {
      throw parser.cursor.expected("AND, OR, IF, | or the end");
    }
    return List.copyOf(parts);
  }

  private FilterPart part() {
    FilterPart.Action action = action();
    if (cursor.peek().is("UserID") || cursor.peek().is("ActionID")) {
      throw InvalidFilter.at(
          cursor.peek().at(), "%s filters no recommended items, ItemID does", cursor.peek().text());
    }
    cursor.demand("ItemID");
    cursor.demand("WHERE");
    FilterToken first = cursor.peek();
    Condition where = any();
    demandOneSource(where, first);
    List<Comparison> onlyIf = cursor.takes("IF") ? users() : List.of();
    return new FilterPart(action, where, onlyIf);
  }

  private FilterPart.Action action() {
    if (cursor.takes("INCLUDE")) {
      return FilterPart.Action.INCLUDE;
    }
    if (cursor.takes("EXCLUDE")) {
      return FilterPart.Action.EXCLUDE;
    }
    throw cursor.expected("INCLUDE or EXCLUDE");
  }

  private Condition any() {
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(every());
    } while (cursor.takes("OR"));
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions);
  }

  private Condition every() {
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(comparison());
    } while (cursor.takes("AND"));
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.Every(conditions);
  }

  private static void demandOneSource(Condition where, FilterToken first) {
    List<Source> sources =
        where.comparisons().map(each -> each.field().source()).distinct().toList();
    if (sources.size() > 1) {
      throw InvalidFilter.at(
          first.at(),
          "Conditions of one expression must be of one dataset, are of %s and %s",
          sources.get(0).key(),
          sources.get(1).key());
    }
    if (sources.contains(Source.CURRENT_USER)) {
      throw InvalidFilter.at(first.at(), "CurrentUser can only be used in an IF condition");
    }
    if (sources.contains(Source.CURRENT_ITEM)) {
      throw InvalidFilter.at(first.at(), "CurrentItem can only be what a field is compared with");
    }
  }

  private List<Comparison> users() {
    List<Comparison> users = new ArrayList<>();
    do {
      FilterToken first = cursor.peek();
      Comparison comparison = comparison();
      if (comparison.field().source() != Source.CURRENT_USER) {
        throw InvalidFilter.at(first.at(), "An IF condition can only check CurrentUser");
      }
      users.add(comparison);
    } while (cursor.takes("AND"));
    if (cursor.peek().is("OR") || cursor.peek().is("IF")) {
      throw InvalidFilter.at(
          cursor.peek().at(), "One IF condition, extended by AND only, ends an expression");
    }
    return users;
  }

  private Comparison comparison() {
    FieldName field = field();
    Operator operator = operator();
    Operand operand = operator.isMembership() ? strings(operator) : number();
    return new Comparison(field, operator, operand);
  }

  private FieldName field() {
    FilterToken word = cursor.peek();
    Optional<Source> source =
        word.kind() == FilterToken.Kind.WORD ? Source.of(word.text()) : Optional.empty();
    if (source.isEmpty()) {
      throw cursor.expected("a field of Interactions, Items, CurrentUser or CurrentItem");
    }
    cursor.take();
    cursor.demand(".");
    if (cursor.peek().kind() != FilterToken.Kind.WORD) {
      throw cursor.expected("the name of a field");
    }
    return new FieldName(source.get(), cursor.take().text());
  }

  private Operator operator() {
    if (cursor.takes("NOT")) {
      cursor.demand("IN");
      return Operator.NOT_IN;
    }
    for (Operator operator : Operator.values()) {
      if (cursor.takes(operator.key())) {
        return operator;
      }
    }
    throw cursor.expected("IN, NOT IN, =, !=, <, <=, > or >=");
  }

  private Operand strings(Operator operator) {
    if (cursor.peek().kind() == FilterToken.Kind.WORD) {
      return currentItem();
    }
    cursor.demand("(");
    Operand operand = inBrackets(operator);
    cursor.demand(")");
    return operand;
  }

  private Operand inBrackets(Operator operator) {
    if (cursor.peek().kind() == FilterToken.Kind.WORD) {
      return currentItem();
    }
    Optional<String> parameter = parameter();
    if (parameter.isPresent()) {
      if (operator == Operator.NOT_IN) {
        throw new InvalidFilter(
            "Could not create filter. Invalid input symbol: $%s. Placeholders are not allowed with NOT_IN operator.",
            parameter.get());
      }
      return new Operand.Parameter(parameter.get());
    }
    List<String> values = new ArrayList<>();
    do {
      if (cursor.peek().kind() != FilterToken.Kind.STRING) {
        throw cursor.expected("a string in double quotes");
      }
      values.add(cursor.take().text());
    } while (cursor.takes(","));
    return new Operand.Strings(values);
  }

  private Operand number() {
    if (cursor.peek().kind() == FilterToken.Kind.WORD) {
      return currentItem();
    }
    Optional<String> parameter = parameter();
    if (parameter.isPresent()) {
      return new Operand.Parameter(parameter.get());
    }
    if (cursor.peek().kind() != FilterToken.Kind.NUMBER) {
      throw cursor.expected("a number");
    }
    return new Operand.Number(Double.parseDouble(cursor.take().text()));
  }

  private Operand currentItem() {
    FilterToken word = cursor.peek();
    if (Source.of(word.text()).filter(Source.CURRENT_ITEM::equals).isEmpty()) {
      throw cursor.expected("a value, a parameter or a field of CurrentItem");
    }
    return new Operand.OfCurrentItem(field());
  }

  /// A parameter, also in quotes as the developer guide's command lines have it.
  private Optional<String> parameter() {
    FilterToken token = cursor.peek();
    boolean isQuoted =
        token.kind() == FilterToken.Kind.STRING && QUOTED_PARAMETER.matcher(token.text()).matches();
    if (token.kind() != FilterToken.Kind.PARAMETER && !isQuoted) {
      return Optional.empty();
    }
    cursor.take();
    return Optional.of(isQuoted ? token.text().substring(1) : token.text());
  }
}
