package accelerator.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What helps against an error that does not say it itself, by the error's name.
final class NextStep {
  private static final Pattern DENIED = Pattern.compile("not authorized to perform: ?([\\w:*-]+)");

  private NextStep() {}

  /// @param error its name, with or without a package
  static String of(String error, String cause, String stage) {
    Matcher denied = DENIED.matcher(cause);
    if (denied.find() && !cause.contains("AWS_ROLE")) {
      return "allow %s to the role that the cause names: its policy, its permissions boundary or the organisation's policy forbids it"
          .formatted(denied.group(1));
    }
    return switch (error.substring(error.lastIndexOf('.') + 1)) {
      case "InvalidInput" -> "start again with an input that has what the cause names put right";
      case "SourceInvalid" ->
          "let the table have what is named, or edit the SQL that reads it and deploy";
      case "DataContractViolated" ->
          "mend the rows in the source, or the SQL that makes the dataset, and deploy";
      case "StatementFailed" ->
          "read the statement in Snowflake's query history, mend what the cause names, and deploy";
      case "LoginRefused" ->
          "compare SnowflakeAccount, SnowflakeUser and the key in the secret with the user in"
              + " Snowflake, and deploy";
      case "StorageFailed" -> "let the data bucket be there, and the function's role use it";
      case "ResourceFailed" -> "put right what Amazon Personalize names";
      case "RunInProgress" -> "start again when that execution has ended";
      case "ServiceUnavailable" -> "wait until the service answers again";
      case "DeadlineExceeded" -> late(stage);
      case "Timeout", "Unknown", "ExitError", "Timedout" ->
          "read the function's log at the time of the state '%s'".formatted(stage);
      default -> "read the state '%s' in the execution and the function's log".formatted(stage);
    };
  }

  private static String late(String stage) {
    return switch (stage) {
      case "Import datasets" ->
          "raise the parameter ImportHours where it takes longer each time: what was waited for"
              + " goes on";
      case "Train recommenders" ->
          "raise the parameter TrainingHours where it takes longer each time: what was waited for"
              + " goes on";
      default ->
          "let SnowflakeWarehouse be a larger warehouse, the window a shorter one, or raise the"
              + " parameter WarehouseHours";
    };
  }
}
