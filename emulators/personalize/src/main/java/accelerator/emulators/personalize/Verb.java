package accelerator.emulators.personalize;

/// What is being done to a resource. It begins the status, as in `CREATE IN_PROGRESS`.
enum Verb {
  CREATE("ACTIVE"),
  UPDATE("ACTIVE"),
  START("ACTIVE"),
  STOP("INACTIVE"),
  DELETE("DELETED");

  private final String outcome;

  Verb(String outcome) {
    this.outcome = outcome;
  }

  /// The status once it is done. After a deletion nobody sees it.
  String outcome() {
    return outcome;
  }
}
