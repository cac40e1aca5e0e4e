package accelerator.emulators.personalize;

/// A job ends in `CREATE FAILED`; the message is its `failureReason`.
final class JobFailed extends RuntimeException {
  @SuppressWarnings("AnnotateFormatMethod")
  JobFailed(String reason, Object... values) {
    super(reason.formatted(values));
  }
}
