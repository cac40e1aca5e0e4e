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
public record Conditions(Set<String> withheld, int looksUntilTrusted, Map<String, String> callers) {

  /// Everything is granted and trusted, and nobody calls from AWS.
  static final Conditions NONE = new Conditions(Set.of(), 0, Map.of());

  public Conditions {
    withheld = Set.copyOf(withheld);
    callers = Map.copyOf(callers);
  }

  Conditions without(String privilege) {
    Set<String> more = new HashSet<>(withheld);
    more.add(privilege);
    return new Conditions(more, looksUntilTrusted, callers);
  }

  Conditions trustedAfter(int looks) {
    return new Conditions(withheld, looks, callers);
  }

  Conditions calling(String accessKeyId, String roleArn) {
    Map<String, String> more = new HashMap<>(callers);
    more.put(accessKeyId, roleArn);
    return new Conditions(withheld, looksUntilTrusted, more);
  }
}
