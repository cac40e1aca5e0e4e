package accelerator.emulators.snowflake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What an account's administrator and AWS have not done yet, and who is who in AWS.
///
/// @param withheld privileges that the role lacks until they are granted, such as `CREATE STORAGE
///   INTEGRATION`; it has all others
/// @param looksUntilTrusted how often a storage integration's AWS role is refused before the trust
///   in Snowflake has reached all of AWS
/// @param callers the ARN of the AWS role that a key's id belongs to: what AWS would answer to a
///   signed request
public record AccountConditions(
    Set<String> withheld, int looksUntilTrusted, Map<String, String> callers) {

  /// Everything is granted and trusted, and nobody calls from AWS.
  static final AccountConditions NONE = new AccountConditions(Set.of(), 0, Map.of());

  public AccountConditions {
    withheld = Set.copyOf(withheld);
    callers = Map.copyOf(callers);
  }

  AccountConditions without(String privilege) {
    Set<String> more = new HashSet<>(withheld);
    more.add(privilege);
    return new AccountConditions(more, looksUntilTrusted, callers);
  }

  AccountConditions trustedAfter(int looks) {
    return new AccountConditions(withheld, looks, callers);
  }

  AccountConditions calling(String accessKeyId, String roleArn) {
    Map<String, String> more = new HashMap<>(callers);
    more.put(accessKeyId, roleArn);
    return new AccountConditions(withheld, looksUntilTrusted, more);
  }
}
