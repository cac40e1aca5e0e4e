package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;

/// A call of a function that is not hosted: Lambda's `ResourceNotFoundException`.
public final class NoSuchFunction extends EmulatorException {
  private final String reference;

  NoSuchFunction(String reference) {
    super("Function not found: " + reference);
    this.reference = reference;
  }

  /// What was called.
  public String reference() {
    return reference;
  }
}
