package accelerator.emulators.stepfunctions;

import java.util.Set;

/// Says why a field is not known.
final class UnknownField {
  private static final Set<String> JSON_PATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "ItemsPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "ErrorPath",
          "CausePath",
          "Variable",
          "And",
          "Or",
          "Not");
  private static final Set<String> NOT_HERE =
      Set.of("Credentials", "ItemReader", "ItemBatcher", "ResultWriter", "Label");

  private UnknownField() {}

  static String message(String name) {
    if (JSON_PATH.contains(name) || name.endsWith(".$")) {
      return "belongs to JSONPath, only JSONata is supported";
    }
    return NOT_HERE.contains(name)
        ? "is not supported by this runner"
        : "is not a known field here";
  }
}
