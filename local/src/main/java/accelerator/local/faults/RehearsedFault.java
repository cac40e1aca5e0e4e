package accelerator.local.faults;

import accelerator.core.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A named call of Personalize, or an action of a function, that fails the first so many times.
///
/// @param name an operation such as `CreateRecommender`, an action such as `TrainRecommenders`, or
///   the operation in the action, `TrainRecommenders/CreateRecommender`
/// @param times 1..9999
public record RehearsedFault(Kind kind, String name, int times) {

  /// How a call fails.
  public enum Kind {
    THROTTLE("ThrottlingException", "Lambda.TooManyRequestsException"),
    ERROR("InternalFailure", "Lambda.ServiceException"),
    /// A status 503 without a code.
    UNAVAILABLE("ServiceUnavailable", "Lambda.AWSLambdaException"),
    /// The call has no effect, and no answer ever comes.
    TIMEOUT("Timeout", "Sandbox.Timedout"),
    /// The call has its effect, and the connection breaks within the answer.
    RESET("ConnectionReset", "Lambda.SdkClientException"),
    /// The call has its effect, and its answer is a fault of the service's own.
    LOST("LostAnswer", "Lambda.Unknown"),
    LIMIT("LimitExceededException", "Lambda.EC2ThrottledException"),
    IN_USE("ResourceInUseException", "Lambda.ResourceConflictException"),
    DENIED("AccessDeniedException", "Lambda.AccessDeniedException"),
    KILL_BEFORE("", "Runtime.ExitError"),
    KILL_AFTER("", "Runtime.ExitError");

    private final String error;
    private final String functionError;

    Kind(String error, String functionError) {
      this.error = error;
      this.functionError = functionError;
    }

    /// The error's name in Personalize or in its stand-in; empty where a function dies.
    public String error() {
      return error;
    }

    /// The error's name where it is the call of a function that fails.
    public String functionError() {
      return functionError;
    }

    /// Whether it is a function that dies, not a call that fails.
    public boolean isKill() {
      return error.isEmpty();
    }

    /// Whether the call has its effect before it fails.
    public boolean isAfterTheEffect() {
      return switch (this) {
        case RESET, LOST, KILL_AFTER -> true;
        case THROTTLE, ERROR, UNAVAILABLE, TIMEOUT, LIMIT, IN_USE, DENIED, KILL_BEFORE -> false;
      };
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// As {@link #of} reads it.
  String text() {
    return String.format(Locale.ROOT, "%s:%s:%d", kind.word(), name, times);
  }

  /// Reads `KIND:NAME` or `KIND:NAME:TIMES`, such as `throttle:CreateRecommender:3` and
  /// `kill-before:TrainRecommenders`.
  ///
  /// @throws InvalidInput naming what it was
  public static RehearsedFault of(String text) {
    String[] parts = text.split(":", -1);
    Optional<Kind> kind =
        Arrays.stream(Kind.values()).filter(each -> each.word().equals(parts[0])).findFirst();
    boolean isTimed = parts.length == 3 && parts[2].matches("[1-9][0-9]{0,3}");
    if (kind.isEmpty() || !(parts.length == 2 || isTimed) || parts[1].isBlank()) {
      throw new InvalidInput(
          "--fault must be KIND:NAME or KIND:NAME:TIMES with one of %s, was '%s'"
              .formatted(Arrays.stream(Kind.values()).map(Kind::word).toList(), text));
    }
    return new RehearsedFault(kind.get(), parts[1], isTimed ? Integer.parseInt(parts[2]) : 1);
  }
}
