package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Decides who may log in: by a token signed with a user's RSA key, by the identity of an AWS role,
/// or by a password where one is configured.
final class Authentication {
  private final SnowflakeSettings settings;
  private final Users users;

  Authentication(SnowflakeSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// The user of a log-in request.
  ///
  /// @param login the request's `data`
  /// @throws SnowflakeError 390100 for a wrong password, 390144 for a wrong token, 390190 for
  ///   another way to log in
  String user(JsonNode login, Instant now) {
    String name = login.path("LOGIN_NAME").asText().toUpperCase(Locale.ROOT);
    String authenticator = login.path("AUTHENTICATOR").asText("SNOWFLAKE").toUpperCase(Locale.ROOT);
    return switch (authenticator) {
      case "SNOWFLAKE_JWT" -> byToken(name, login.path("TOKEN").asText(), now);
      case "WORKLOAD_IDENTITY" -> byRole(name, login, now);
      case "SNOWFLAKE", "" -> byPassword(name, login.path("PASSWORD").asText());
      default ->
          throw new SnowflakeError(
              390190, "08001", "Authenticator %s is not supported here.".formatted(authenticator));
    };
  }

  private String byPassword(String name, String password) {
    if (users
        .find(name)
        .flatMap(SnowflakeSettings.User::password)
        .filter(password::equals)
        .isEmpty()) {
      throw new SnowflakeError(390100, "08001", "Incorrect username or password was specified.");
    }
    return name;
  }

  /// The user is the one that the role is; a name, where one is given, must be the same.
  private String byRole(String name, JsonNode login, Instant now) {
    String provider = login.path("PROVIDER").asText();
    if (!provider.equalsIgnoreCase("AWS")) {
      throw CallerIdentity.refused("provider '%s' is not supported here".formatted(provider));
    }
    String role =
        new CallerIdentity(settings.conditions().callers()).role(login.path("TOKEN").asText(), now);
    return users
        .ofRole(role)
        .filter(user -> name.isEmpty() || user.equals(name))
        .orElseThrow(() -> CallerIdentity.refused("no user is the role " + role));
  }

  /// The token's `iss` is `ACCOUNT.USER.SHA256:fingerprint`, its `sub` `ACCOUNT.USER`; it is signed
  /// with RS256 and has an end.
  private String byToken(String name, String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    Optional<SnowflakeSettings.User> user = users.find(name);
    if (parts.length != 3 || user.isEmpty()) {
      throw invalidToken();
    }
    JsonNode claims = decoded(parts[1]);
    boolean isFresh =
        decoded(parts[0]).path("alg").asText().equals("RS256")
            && claims.path("exp").asLong(0) >= now.getEpochSecond();
    String subject = settings.account() + "." + name;
    boolean isSigned =
        isFresh
            && claims.path("sub").asText().equals(subject)
            && user.get().keys().stream()
                .filter(key -> claims.path("iss").asText().equals(subject + "." + fingerprint(key)))
                .anyMatch(key -> isSigned(key, parts));
    if (!isSigned) {
      throw invalidToken();
    }
    return name;
  }

  /// A public key's fingerprint as Snowflake writes it: `SHA256:` and Base64.
  static String fingerprint(RSAPublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return "SHA256:" + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SHA-256 is part of every JDK", failure);
    }
  }

  private static boolean isSigned(RSAPublicKey key, String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private static JsonNode decoded(String part) {
    try {
      return StrictJson.read(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException _) {
      throw invalidToken();
    }
  }

  private static SnowflakeError invalidToken() {
    return new SnowflakeError(390144, "08001", "JWT token is invalid.");
  }
}
