package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import java.util.List;

/// What the next requests for an operation fail with, before anything of them is looked at; but for
/// those that are lost on the way back.
///
/// @param operation such as `GetRecommendations`
/// @param error one of {@link #ERRORS}
/// @param times how many requests fail, 1..1,000,000
public record DeclaredFailure(String operation, String error, String message, int times) {
  /// The errors of the service models, and the common ones; `ConnectionReset`, where the request is
  /// done and its answer breaks off, `LostAnswer`, where it is done and answered with status 500,
  /// and `Timeout`, where nothing is done and the connection ends without an answer, without the
  /// wait. InternalFailure has status 500, ServiceUnavailable 503, every other one what the service
  /// gives it.
  public static final List<String> ERRORS =
      List.of(
          "AccessDeniedException",
          "ConnectionReset",
          "InternalFailure",
          "InvalidInputException",
          "InvalidNextTokenException",
          "LimitExceededException",
          "LostAnswer",
          "ResourceAlreadyExistsException",
          "ResourceInUseException",
          "ResourceNotFoundException",
          "ServiceUnavailable",
          "ThrottlingException",
          "Timeout",
          "TooManyTagKeysException",
          "TooManyTagsException");

  private static final int MOST_TIMES = 1_000_000;

  /// @throws EmulatorException naming what cannot be
  public DeclaredFailure {
    if (!ERRORS.contains(error)) {
      throw new EmulatorException("error must be one of %s, was '%s'".formatted(ERRORS, error));
    }
    if (times < 1 || times > MOST_TIMES) {
      throw new EmulatorException("times must be 1.." + MOST_TIMES + ", was " + times);
    }
  }

  /// Of the next request.
  public static DeclaredFailure of(String operation, String error) {
    return new DeclaredFailure(operation, error, "Declared for a test", 1);
  }

  /// Of the next requests, which the service would let pass a little later: clients try again.
  public static DeclaredFailure throttled(String operation, int times) {
    return new DeclaredFailure(operation, "ThrottlingException", "Rate exceeded", times);
  }

  public DeclaredFailure times(int newTimes) {
    return new DeclaredFailure(operation, error, message, newTimes);
  }

  public DeclaredFailure withMessage(String newMessage) {
    return new DeclaredFailure(operation, error, newMessage, times);
  }

  /// Whether the request is done before it fails.
  boolean isAfterTheEffect() {
    return error.equals("ConnectionReset") || error.equals("LostAnswer");
  }

  /// Whether the caller gets no answer.
  boolean breaksOff() {
    return error.equals("ConnectionReset") || error.equals("Timeout");
  }
}
