package accelerator.emulators.personalize.filters;

/// How a field is compared: strings by membership, numbers by size.
public enum Operator {
  IN("IN"),
  NOT_IN("NOT IN"),
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String key;

  Operator(String key) {
    this.key = key;
  }

  /// As expressions spell it.
  public String key() {
    return key;
  }

  /// Whether it compares strings.
  public boolean isMembership() {
    return this == IN || this == NOT_IN;
  }

  /// Whether two numbers compare so.
  boolean holds(double left, double right) {
    return switch (this) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case GREATER -> left > right;
      case AT_LEAST -> left >= right;
      case IN, NOT_IN -> throw new IllegalStateException(key + " compares no numbers");
    };
  }
}
