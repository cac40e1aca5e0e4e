package accelerator.emulators.personalize;

/// What is being done to a resource. It begins the status, as in `CREATE IN_PROGRESS`.
enum ChangeKind {
  CREATE("ACTIVE"),
  UPDATE("ACTIVE"),
  START("ACTIVE"),
  STOP("INACTIVE"),
  DELETE("DELETED");

  private final String outcome;

  ChangeKind(String outcome) {
    this.outcome = outcome;
  }

  /// The status once it is done. After a deletion nobody sees it.
  String outcome() {
    return outcome;
  }
}
