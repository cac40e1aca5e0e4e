package accelerator.emulators.personalize;

import java.util.Locale;

/// A job ends in `CREATE FAILED`; the message is its `failureReason`.
final class JobFailed extends RuntimeException {
  @SuppressWarnings("AnnotateFormatMethod")
  JobFailed(String reason, Object... values) {
    super(String.format(Locale.ROOT, reason, values));
  }
}
