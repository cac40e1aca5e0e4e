package accelerator.emulators.loopback;

/// What is wrong with a service.
public enum Fault {
  /// Nothing.
  NONE("no fault"),
  /// Nobody listens on its port.
  REFUSED("refuses connections"),
  /// It takes the question and says nothing.
  SILENT("says nothing"),
  /// It answers 429, `ThrottlingException`.
  THROTTLED("throttles"),
  /// It answers 500.
  BROKEN("answers 500"),
  /// It begins its answer and sends a byte every 100 ms.
  SLOW("drips its answer");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /// In a table's words.
  public String words() {
    return words;
  }
}
