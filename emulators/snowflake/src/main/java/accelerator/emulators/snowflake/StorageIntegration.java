package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A storage integration for S3: which places its stages may use, under which role.
///
/// @param provider `S3`, or `S3GOV` and `S3CHINA` in AWS GovCloud and in China: the scheme of its
///   places is the same in lower case
/// @param allowed URLs that a stage's URL may begin with, or `*`
record StorageIntegration(
    String name,
    String provider,
    String roleArn,
    String externalId,
    boolean isEnabled,
    List<String> allowed,
    List<String> blocked,
    Optional<String> objectAcl,
    String comment) {
  /// The one user that Snowflake acts as in every integration of an account.
  static final String IAM_USER_ARN = "arn:aws:iam::000000000000:user/snowflake";

  StorageIntegration {
    if (!roleArn.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
      throw SnowflakeError.invalidValue(roleArn, "STORAGE_AWS_ROLE_ARN");
    }
    String scheme = provider.toLowerCase(Locale.ROOT) + "://";
    for (String place : allowed) {
      if (!place.equals("*") && !place.startsWith(scheme)) {
        throw SnowflakeError.invalidValue(place, "STORAGE_ALLOWED_LOCATIONS");
      }
    }
    allowed = List.copyOf(allowed);
    blocked = List.copyOf(blocked);
  }

  /// @throws SnowflakeError if a URL is outside the allowed locations, or the integration is off.
  ///   The codes could not be verified against the service.
  void requireAllowed(String url) {
    boolean isAllowed =
        allowed.stream().anyMatch(place -> place.equals("*") || url.startsWith(place))
            && blocked.stream().noneMatch(url::startsWith);
    if (!isAllowed) {
      throw new SnowflakeError(
          3096,
          "42601",
          "SQL compilation error:\nLocation '%s' is not allowed by integration '%s'. Please use DESC INTEGRATION to check out allowed and blocked locations."
              .formatted(url, name));
    }
    if (!isEnabled) {
      throw new SnowflakeError(
          3098,
          "42601",
          "SQL compilation error:\nIntegration '%s' is not enabled.".formatted(name));
    }
  }

  /// What Snowflake says while AWS does not let it assume the role.
  SnowflakeError notTrusted() {
    return new SnowflakeError(
        3167,
        "42601",
        "SQL compilation error:\nError assuming AWS_ROLE:\nUser: %s is not authorized to perform: sts:AssumeRole on resource: %s"
            .formatted(IAM_USER_ARN, roleArn));
  }

  /// The rows of `desc integration`.
  List<List<@Nullable String>> description() {
    List<List<@Nullable String>> rows = new ArrayList<>();
    rows.add(List.of("ENABLED", "Boolean", Boolean.toString(isEnabled), "false"));
    rows.add(List.of("STORAGE_PROVIDER", "String", provider, ""));
    rows.add(List.of("STORAGE_ALLOWED_LOCATIONS", "List", String.join(",", allowed), "[]"));
    rows.add(List.of("STORAGE_BLOCKED_LOCATIONS", "List", String.join(",", blocked), "[]"));
    rows.add(List.of("STORAGE_AWS_IAM_USER_ARN", "String", IAM_USER_ARN, ""));
    rows.add(List.of("STORAGE_AWS_ROLE_ARN", "String", roleArn, ""));
    rows.add(List.of("STORAGE_AWS_EXTERNAL_ID", "String", externalId, ""));
    objectAcl.ifPresent(acl -> rows.add(List.of("STORAGE_AWS_OBJECT_ACL", "String", acl, "")));
    rows.add(List.of("USE_PRIVATELINK_ENDPOINT", "Boolean", "false", "false"));
    rows.add(List.of("COMMENT", "String", comment, ""));
    return rows;
  }
}
