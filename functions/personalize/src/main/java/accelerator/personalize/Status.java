package accelerator.personalize;

import accelerator.core.ResourceFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a resource of Personalize is. The service writes it as text and may write texts that no
/// document lists: whatever is not known is pending, until the stage's deadline.
enum Status {
  ACTIVE,
  INACTIVE,
  PENDING,
  FAILED;

  static Status of(@Nullable String text) {
    if (text == null) {
      return PENDING;
    }
    if (text.equals("ACTIVE")) {
      return ACTIVE;
    }
    if (text.equals("INACTIVE")) {
      return INACTIVE;
    }
    return text.endsWith("FAILED") ? FAILED : PENDING;
  }

  /// Whether the resource can be used.
  ///
  /// @throws ResourceFailed when it never will be; the message holds the service's reason
  static boolean isActive(String arn, @Nullable String text, @Nullable String failureReason) {
    Status status = of(text);
    if (status == FAILED) {
      throw new ResourceFailed(failure(arn, text, failureReason));
    }
    return status == ACTIVE;
  }

  /// That a resource has failed, why, and what to do.
  static String failure(String arn, @Nullable String text, @Nullable String failureReason) {
    return "%s is %s: %s%s"
        .formatted(
            arn,
            text,
            Optional.ofNullable(failureReason).orElse("the service gives no reason"),
            advice(arn));
  }

  /// What a run does not delete by itself, as others may have put data into it.
  private static String advice(String arn) {
    String kind = arn.replaceAll(".*:|/.*", "");
    return switch (kind) {
      case "dataset-group", "dataset", "event-tracker" ->
          "; delete it with 'aws personalize delete-%s --%s-arn %s' and resume the run"
              .formatted(kind, kind, arn);
      default -> "";
    };
  }
}
