package accelerator.personalize;

/// Personalize has refused the files of an import job. The message holds the job's ARN and the
/// service's own reason.
final class ImportRefused extends RuntimeException {
  ImportRefused(String message) {
    super(message);
  }
}
