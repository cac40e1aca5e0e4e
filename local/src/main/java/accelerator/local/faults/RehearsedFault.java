package accelerator.local.faults;

import accelerator.core.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A named call of Personalize, or an action of a function, that fails the first so many times.
///
/// @param name an operation such as `CreateRecommender`, or an action such as `TrainRecommenders`
/// @param times 1..9999
public record RehearsedFault(Kind kind, String name, int times) {

  /// How a call fails.
  public enum Kind {
    THROTTLE("ThrottlingException"),
    ERROR("InternalFailure"),
    UNAVAILABLE("ServiceUnavailable"),
    /// The call has its effect, and its answer never comes.
    LOST("InternalFailure"),
    LIMIT("LimitExceededException"),
    IN_USE("ResourceInUseException"),
    DENIED("AccessDeniedException"),
    KILL_BEFORE(""),
    KILL_AFTER("");

    private final String error;

    Kind(String error) {
      this.error = error;
    }

    /// The error's name in Personalize; empty where a function dies.
    public String error() {
      return error;
    }

    /// Whether it is a function that dies, not a call that fails.
    public boolean isKill() {
      return error.isEmpty();
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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
