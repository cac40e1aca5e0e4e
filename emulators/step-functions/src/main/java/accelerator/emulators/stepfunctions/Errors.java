package accelerator.emulators.stepfunctions;

import java.util.List;
import java.util.Optional;

/// The error names that Step Functions itself gives, and how `ErrorEquals` matches.
final class Errors {
  static final String ALL = "States.ALL";
  static final String TASK_FAILED = "States.TaskFailed";
  static final String TIMEOUT = "States.Timeout";
  static final String RUNTIME = "States.Runtime";
  static final String DATA_LIMIT = "States.DataLimitExceeded";
  static final String QUERY = "States.QueryEvaluationError";
  static final String NO_CHOICE = "States.NoChoiceMatched";

  private Errors() {}

  /// Whether one of the names catches the error. `States.Runtime` is never caught;
  /// `States.DataLimitExceeded` only by its own name; `States.TaskFailed` stands for all others but
  /// `States.Timeout`.
  static boolean match(List<String> names, Optional<String> error) {
    String actual = error.orElse("");
    if (actual.equals(RUNTIME)) {
      return false;
    }
    if (names.contains(actual)) {
      return true;
    }
    if (actual.equals(DATA_LIMIT)) {
      return false;
    }
    return names.contains(ALL) || (names.contains(TASK_FAILED) && !actual.equals(TIMEOUT));
  }
}
