package accelerator.emulators.loopback;

import java.util.List;

/// What was asked of an emulator cannot be: a setting, a template, a file of data. Its message
/// names the thing and the value, all violations at once where there may be several, and is meant
/// to be read by people as it stands.
public class EmulatorException extends RuntimeException {
  public EmulatorException(String message) {
    super(message);
  }

  public EmulatorException(String message, Throwable cause) {
    super(message, cause);
  }

  /// All violations of one input, as one message.
  public EmulatorException(List<String> violations) {
    super(String.join("; ", violations));
  }
}
