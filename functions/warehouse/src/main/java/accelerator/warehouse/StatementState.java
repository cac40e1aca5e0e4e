package accelerator.warehouse;

/// How a submitted statement is doing.
sealed interface StatementState {

  /// Not done, as far as anybody knows.
  record Running() implements StatementState {}

  record Done() implements StatementState {}

  /// @param message what the warehouse said
  /// @param code its own for the error; 0 when it gave none
  record Failed(String message, int code) implements StatementState {
    Failed(String message) {
      this(message, 0);
    }
  }
}
