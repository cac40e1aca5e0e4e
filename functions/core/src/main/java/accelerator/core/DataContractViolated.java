package accelerator.core;

import java.util.List;
import java.util.Optional;

/// The transformed data would fail in Personalize. Thrown before anything there costs money; the
/// message names every violation with its numbers.
public final class DataContractViolated extends RuntimeException {
  public DataContractViolated(List<String> violations) {
    super(String.join("; ", violations));
  }

  /// One that says where, and what to do.
  public DataContractViolated(Explanation explanation) {
    super(explanation.message());
  }

  /// @param consequences what follows from the violations
  /// @param next what to do about them
  public DataContractViolated(List<String> violations, List<String> consequences, String next) {
    super(
        new Explanation(String.join("; ", violations), Optional.empty(), next, consequences)
            .message());
  }
}
