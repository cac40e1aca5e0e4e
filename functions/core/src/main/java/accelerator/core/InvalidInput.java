package accelerator.core;

import java.util.List;

/// What was asked for cannot be: the run's input, a setting, a question to the endpoint. The
/// message names every violation.
public final class InvalidInput extends RuntimeException {
  public InvalidInput(String message) {
    super(message);
  }

  /// All violations of one input, as one message.
  public InvalidInput(List<String> violations) {
    super(String.join("; ", violations));
  }
}
