package accelerator.core;

import java.util.List;

/// The transformed data would fail in Personalize. Thrown before anything there costs money; the
/// message names every violation with its numbers.
public final class DataContractViolated extends RuntimeException {
  public DataContractViolated(List<String> violations) {
    super(String.join("; ", violations));
  }
}
