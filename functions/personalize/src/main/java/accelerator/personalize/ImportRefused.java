package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.Explanation;

/// Personalize has refused the files of an import job. The message holds the job's ARN, the
/// service's own reason, and what to do.
final class ImportRefused extends RuntimeException {
  /// @param said that the job has failed, and why
  ImportRefused(Domain domain, Dataset dataset, String said) {
    super(new Explanation(said, next(DatasetSchema.path(domain, dataset), said)).message());
  }

  /// The reasons are those of the Developer Guide, "Error messages", and of the quotas on data.
  ///
  /// @param path of the dataset's files, without ending
  private static String next(String path, String said) {
    if (said.contains("Insufficient privileges")) {
      return "let Personalize read the data bucket: deploy the stack again, and where a key of your own encrypts the bucket, allow the stack's PersonalizeRole to decrypt with it";
    }
    if (said.contains("Invalid Data location")) {
      return "resume the run: it unloads again, since the files are not where they were";
    }
    if (said.contains("missing the following columns")) {
      return "let %s.sql and %s.avsc name the same columns, and deploy".formatted(path, path);
    }
    if (said.contains("Length cannot be more than")) {
      return "shorten the column that the cause names in %s.sql, and deploy".formatted(path);
    }
    return "put right in %s.sql what Amazon Personalize names, and deploy".formatted(path);
  }
}
