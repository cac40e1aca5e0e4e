package accelerator.warehouse;

import accelerator.core.InvalidInput;
import java.util.Arrays;

/// One of the clouds that AWS keeps apart, its partitions, as Snowflake names it: by the provider
/// and the scheme of its storage, and by the end of its accounts' hosts (Snowflake's documentation
/// of `create storage integration`, `create stage` and of account identifiers).
enum AwsCloud {
  COMMERCIAL("aws", "S3", "com"),
  GOVERNMENT("aws-us-gov", "S3GOV", "com"),
  CHINA("aws-cn", "S3CHINA", "cn");

  private final String partition;
  private final String provider;
  private final String hostEnd;

  AwsCloud(String partition, String provider, String hostEnd) {
    this.partition = partition;
    this.provider = provider;
    this.hostEnd = hostEnd;
  }

  /// That of an ARN.
  ///
  /// @throws InvalidInput when it is of none of these
  static AwsCloud of(String arn) {
    String[] parts = arn.split(":", 3);
    return Arrays.stream(values())
        .filter(cloud -> parts.length == 3 && cloud.partition.equals(parts[1]))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "an ARN must be of the partition aws, aws-us-gov or aws-cn, was '%s'"
                        .formatted(arn)));
  }

  /// What `storage_provider` says, such as `S3`.
  String provider() {
    return provider;
  }

  /// Where a stack's stage is.
  String stageUrl(String bucket) {
    return "%s://%s/snowflake/".formatted(scheme(), bucket);
  }

  /// How the URLs of its buckets begin, such as `s3`.
  String scheme() {
    return switch (this) {
      case COMMERCIAL -> "s3";
      case GOVERNMENT -> "s3gov";
      case CHINA -> "s3china";
    };
  }

  /// The JDBC URL of a Snowflake account there.
  String jdbcUrl(String account) {
    return "jdbc:snowflake://%s.snowflakecomputing.%s/".formatted(account, hostEnd);
  }
}
