package accelerator.warehouse;

/// How a submitted statement is doing.
sealed interface StatementState {

  /// Not done, as far as anybody knows.
  record Running() implements StatementState {}

  record Done() implements StatementState {}

  /// @param message what the warehouse said
  record Failed(String message) implements StatementState {}
}
