package accelerator.core;

/// The source table is not there, or lacks a column that the SQL reads. The message names the table
/// and every missing column.
public final class SourceInvalid extends RuntimeException {
  /// One that says where, and what to do.
  public SourceInvalid(Explanation explanation) {
    this(explanation.message());
  }

  public SourceInvalid(String message) {
    super(message);
  }
}
