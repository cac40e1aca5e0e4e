package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The names and ARNs of a domain's resources in Personalize: always the same ones for one stack,
/// so that what exists is found without a list. Names are unique per account and region, at most 63
/// characters long and of letters, digits, hyphen and underscore; a longer one is cut and closed
/// with a hash of the whole.
record Names(PersonalizeSettings settings, Domain domain) {
  private static final int LONGEST = 63;
  private static final int HASH = 8;
  private static final Pattern IS_HASH =
      Pattern.compile(String.format(Locale.ROOT, "[0-9a-f]{%d}", HASH));

  String datasetGroup() {
    return fitting("%s-%s".formatted(settings.stack(), domain.key()));
  }

  String datasetGroupArn() {
    return arn("dataset-group/" + datasetGroup());
  }

  /// A schema cannot change: its name carries the hash of its text.
  String schema(Dataset dataset, DatasetSchema schema) {
    return fitting("%s-%s-%s".formatted(datasetGroup(), dataset.key(), hash(schema.text())));
  }

  String schemaArn(Dataset dataset, DatasetSchema schema) {
    return arn("schema/" + schema(dataset, schema));
  }

  /// Whether a schema of this name is one that {@link #schema} made, of whatever text. A name that
  /// had to be shortened is told by its text alone.
  boolean isSchema(String name, Supplier<String> text) {
    return Arrays.stream(Dataset.values()).anyMatch(dataset -> isSchema(name, dataset, text));
  }

  private boolean isSchema(String name, Dataset dataset, Supplier<String> text) {
    String start = "%s-%s-".formatted(datasetGroup(), dataset.key());
    if (start.length() + HASH <= LONGEST) {
      return name.startsWith(start) && IS_HASH.matcher(name.substring(start.length())).matches();
    }
    return name.startsWith(start.substring(0, LONGEST - HASH - 1))
        && name.equals(fitting(start + hash(text.get())));
  }

  String dataset(Dataset dataset) {
    return fitting("%s-%s".formatted(datasetGroup(), dataset.key()));
  }

  /// A dataset's ARN holds its group and its type, not its own name.
  String datasetArn(Dataset dataset) {
    return arn("dataset/%s/%s".formatted(datasetGroup(), dataset.key().toUpperCase(Locale.ROOT)));
  }

  /// Import jobs cannot be deleted, so their names can never be used again: they carry the run.
  String importJob(Dataset dataset, String runId) {
    return fitting("%s-%s-%s".formatted(datasetGroup(), dataset.key(), runId));
  }

  String importJobArn(Dataset dataset, String runId) {
    return arn("dataset-import-job/" + importJob(dataset, runId));
  }

  /// Data deletion jobs cannot be deleted either: their names carry the execution.
  ///
  /// @param number of the job in that execution
  String deletionJob(String execution, int number) {
    return fitting("%s-forget-%s-%s".formatted(datasetGroup(), execution, number));
  }

  String deletionJobArn(String execution, int number) {
    return arn("data-deletion-job/" + deletionJob(execution, number));
  }

  String recommender(Recommender recommender) {
    return fitting(whole(recommender));
  }

  String recommenderArn(Recommender recommender) {
    return arn("recommender/" + recommender(recommender));
  }

  /// The name of a recommender that a run trains anew, beside the one that answers meanwhile: with
  /// the run's time, in few letters where the name is long.
  String recommender(Recommender recommender, String runId) {
    return successors(recommender)
        + (isLong(recommender) ? Generation.inShort(runId) : Generation.of(runId));
  }

  String recommenderArn(Recommender recommender, String runId) {
    return arn("recommender/" + recommender(recommender, runId));
  }

  /// Whether an ARN is a recommender's own, or of one that was trained anew.
  boolean isOf(Recommender recommender, String arn) {
    String start = arn("recommender/" + successors(recommender));
    return arn.equals(recommenderArn(recommender))
        || arn.startsWith(start)
            && Generation.isOne(arn.substring(start.length()), isLong(recommender));
  }

  /// What the names of those begin with that are trained anew: as far as roles look at them, as
  /// that of the first.
  private String successors(Recommender recommender) {
    return isLong(recommender)
        ? whole(recommender).substring(0, LONGEST - HASH - 1)
            + "-"
            + hash(whole(recommender)).substring(0, HASH - Generation.SHORT)
        : whole(recommender) + "-";
  }

  private boolean isLong(Recommender recommender) {
    return whole(recommender).length() + 1 + Generation.LENGTH > LONGEST;
  }

  private String whole(Recommender recommender) {
    return "%s-%s".formatted(datasetGroup(), recommender.key());
  }

  /// A filter cannot change: its name carries the hash of its expression.
  String filter(String name, String expression) {
    return fitting("%s-%s-%s".formatted(datasetGroup(), name, hash(expression)));
  }

  String filterArn(String name, String expression) {
    return arn("filter/" + filter(name, expression));
  }

  private String arn(String resource) {
    return "arn:%s:personalize:%s:%s:%s"
        .formatted(settings.partition(), settings.region(), settings.account(), resource);
  }

  static String fitting(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - HASH - 1) + "-" + hash(name);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
