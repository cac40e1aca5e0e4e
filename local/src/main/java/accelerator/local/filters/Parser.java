package accelerator.local.filters;

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
final class Parser {
  private static final Pattern QUOTED_PARAMETER = Pattern.compile("\\$[A-Za-z0-9_]+");

  private final List<Token> tokens;
  private int next;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// @throws InvalidFilter naming what is expected and where
  static List<Part> parse(String text) {
    Parser parser = new Parser(Tokenizer.tokens(text));
    List<Part> parts = new ArrayList<>();
    do {
      parts.add(parser.part());
    } while (parser.takes("|"));
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.expected("AND, OR, IF, | or the end");
    }
    return List.copyOf(parts);
  }

  private Part part() {
    Part.Action action = action();
    if (peek().is("UserID") || peek().is("ActionID")) {
      throw InvalidFilter.at(
          peek().at(), "%s filters no recommended items, ItemID does", peek().text());
    }
    demand("ItemID");
    demand("WHERE");
    Token first = peek();
    Condition where = any();
    demandOneSource(where, first);
    List<Comparison> onlyIf = takes("IF") ? users() : List.of();
    return new Part(action, where, onlyIf);
  }

  private Part.Action action() {
    if (takes("INCLUDE")) {
      return Part.Action.INCLUDE;
    }
    if (takes("EXCLUDE")) {
      return Part.Action.EXCLUDE;
    }
    throw expected("INCLUDE or EXCLUDE");
  }

  private Condition any() {
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(every());
    } while (takes("OR"));
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions);
  }

  private Condition every() {
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(comparison());
    } while (takes("AND"));
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.Every(conditions);
  }

  private static void demandOneSource(Condition where, Token first) {
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
      Token first = peek();
      Comparison comparison = comparison();
      if (comparison.field().source() != Source.CURRENT_USER) {
        throw InvalidFilter.at(first.at(), "An IF condition can only check CurrentUser");
      }
      users.add(comparison);
    } while (takes("AND"));
    if (peek().is("OR") || peek().is("IF")) {
      throw InvalidFilter.at(
          peek().at(), "One IF condition, extended by AND only, ends an expression");
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
    Token word = peek();
    Optional<Source> source =
        word.kind() == Token.Kind.WORD ? Source.of(word.text()) : Optional.empty();
    if (source.isEmpty()) {
      throw expected("a field of Interactions, Items, CurrentUser or CurrentItem");
    }
    next++;
    demand(".");
    if (peek().kind() != Token.Kind.WORD) {
      throw expected("the name of a field");
    }
    return new FieldName(source.get(), take().text());
  }

  private Operator operator() {
    if (takes("NOT")) {
      demand("IN");
      return Operator.NOT_IN;
    }
    for (Operator operator : Operator.values()) {
      if (takes(operator.key())) {
        return operator;
      }
    }
    throw expected("IN, NOT IN, =, !=, <, <=, > or >=");
  }

  private Operand strings(Operator operator) {
    if (peek().kind() == Token.Kind.WORD) {
      return currentItem();
    }
    demand("(");
    Operand operand = inBrackets(operator);
    demand(")");
    return operand;
  }

  private Operand inBrackets(Operator operator) {
    if (peek().kind() == Token.Kind.WORD) {
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
      if (peek().kind() != Token.Kind.STRING) {
        throw expected("a string in double quotes");
      }
      values.add(take().text());
    } while (takes(","));
    return new Operand.Strings(values);
  }

  private Operand number() {
    if (peek().kind() == Token.Kind.WORD) {
      return currentItem();
    }
    Optional<String> parameter = parameter();
    if (parameter.isPresent()) {
      return new Operand.Parameter(parameter.get());
    }
    if (peek().kind() != Token.Kind.NUMBER) {
      throw expected("a number");
    }
    return new Operand.Number(Double.parseDouble(take().text()));
  }

  private Operand currentItem() {
    Token word = peek();
    if (Source.of(word.text()).filter(Source.CURRENT_ITEM::equals).isEmpty()) {
      throw expected("a value, a parameter or a field of CurrentItem");
    }
    return new Operand.OfCurrentItem(field());
  }

  /// A parameter, also in quotes as the developer guide's command lines have it.
  private Optional<String> parameter() {
    Token token = peek();
    boolean isQuoted =
        token.kind() == Token.Kind.STRING && QUOTED_PARAMETER.matcher(token.text()).matches();
    if (token.kind() != Token.Kind.PARAMETER && !isQuoted) {
      return Optional.empty();
    }
    next++;
    return Optional.of(isQuoted ? token.text().substring(1) : token.text());
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean takes(String wordOrSymbol) {
    boolean isNext = peek().is(wordOrSymbol);
    next += isNext ? 1 : 0;
    return isNext;
  }

  private void demand(String wordOrSymbol) {
    if (!takes(wordOrSymbol)) {
      throw expected(wordOrSymbol);
    }
  }

  private InvalidFilter expected(String what) {
    return InvalidFilter.at(
        peek().at(), "Invalid input symbol: expected %s, found %s", what, peek().shown());
  }
}
