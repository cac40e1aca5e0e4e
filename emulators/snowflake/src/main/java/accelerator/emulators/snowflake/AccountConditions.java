package accelerator.emulators.snowflake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What an account's administrator and AWS have not done yet, or set otherwise than usual, and who
/// is who in AWS.
///
/// @param withheld privileges that the role lacks until they are granted, such as `CREATE STORAGE
///   INTEGRATION`; it has all others
/// @param looksUntilTrusted how often a storage integration's AWS role is refused before the trust
///   in Snowflake has reached all of AWS
/// @param callers the ARN of the AWS role that a key's id belongs to: what AWS would answer to a
///   signed request
/// @param parameters what the account sets otherwise than Snowflake does, by name, such as
///   `DATE_INPUT_FORMAT`: where a session begins
public record AccountConditions(
    Set<String> withheld,
    int looksUntilTrusted,
    Map<String, String> callers,
    Map<String, String> parameters) {

  /// Everything is granted and trusted, and nobody calls from AWS.
  static final AccountConditions NONE = new AccountConditions(Set.of(), 0, Map.of(), Map.of());

  public AccountConditions {
    withheld = Set.copyOf(withheld);
    callers = Map.copyOf(callers);
    parameters = Map.copyOf(parameters);
  }

  AccountConditions without(String privilege) {
    Set<String> more = new HashSet<>(withheld);
    more.add(privilege);
    return new AccountConditions(more, looksUntilTrusted, callers, parameters);
  }

  AccountConditions trustedAfter(int looks) {
    return new AccountConditions(withheld, looks, callers, parameters);
  }

  AccountConditions calling(String accessKeyId, String roleArn) {
    Map<String, String> more = new HashMap<>(callers);
    more.put(accessKeyId, roleArn);
    return new AccountConditions(withheld, looksUntilTrusted, more, parameters);
  }

  /// @throws SnowflakeError for a parameter that is unknown, or a value that cannot be given here
  AccountConditions withParameter(String name, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name.toUpperCase(Locale.ROOT), SessionParameters.checked(name, value));
    return new AccountConditions(withheld, looksUntilTrusted, callers, more);
  }
}
