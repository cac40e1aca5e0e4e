package accelerator.local.stack;

import java.security.KeyPair;
import java.util.Map;

/// What the local Secrets Manager holds.
public final class LocalSecrets {
  /// The ARN of a secret that senders of events may present, where `EventsSecret` names it.
  public static final String EVENTS =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:local-events-AbCdEf";

  /// That secret.
  public static final String EVENTS_TEXT = "local:sender";

  private LocalSecrets() {}

  static Map<String, String> of(KeyPair functionKey) {
    return Map.of(LocalParameters.SECRET, KeyPairs.pem(functionKey), EVENTS, EVENTS_TEXT);
  }
}
