package accelerator.emulators.stepfunctions;

import java.util.Optional;

/// When in the life of a state a field is evaluated, and so which members `$states` has there.
enum StatePhase {
  /// Before there is a result.
  ENTRY,
  /// After a Task, Map or Parallel state has its result.
  RESULT,
  /// In a catcher.
  ERROR;

  /// Why a member of `$states` is not there, if it is not.
  Optional<String> check(String member) {
    return switch (member) {
      case "input", "context" -> Optional.empty();
      case "result" ->
          this == RESULT
              ? Optional.empty()
              : Optional.of(
                  "$states.result is only there in Assign and Output of Task, Map and Parallel");
      case "errorOutput" ->
          this == ERROR
              ? Optional.empty()
              : Optional.of("$states.errorOutput is only there in Assign and Output of Catch");
      default -> Optional.of("$states has no member '%s'".formatted(member));
    };
  }
}
