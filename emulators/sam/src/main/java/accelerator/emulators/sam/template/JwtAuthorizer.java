package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import java.util.List;
import java.util.Locale;

/// A JWT authorizer of the HTTP API.
///
/// @param issuer what a token's `iss` must be, to the letter; its keys are found below it
/// @param audience one of them must be in a token's `aud`, or be its `client_id` when it has none
public record JwtAuthorizer(String issuer, List<String> audience) {
  /// The most audiences of an authorizer (API Gateway quotas).
  private static final int MOST_AUDIENCES = 50;

  public JwtAuthorizer {
    audience = List.copyOf(audience);
    if (issuer.isBlank()) {
      throw new EmulatorException("Issuer of a JWT authorizer must not be empty");
    }
    if (audience.isEmpty() || audience.size() > MOST_AUDIENCES) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT,
              "Audience of a JWT authorizer must have 1..%d entries, had %d",
              MOST_AUDIENCES,
              audience.size()));
    }
  }
}
