package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// An issuer of JSON Web Tokens for tests: on 127.0.0.1, with one RSA key of its own and OpenID
/// Connect's two documents. Its {@link #address} is the `Issuer` of a JWT authorizer. Whoever is on
/// this machine gets a token for any subject: `GET /token?sub=u-1&aud=shop&seconds=3600`.
public final class TokenIssuer implements AutoCloseable {
  private static final String KEY_ID = "k-1";
  private static final int KEY_BITS = 2048;

  private final KeyPair key = newKey();
  private final LoopbackServer server;

  private TokenIssuer(int port) {
    this.server = LoopbackServer.start(LoopbackSettings.of("Token Issuer", port), this::answer);
  }

  /// Starts an issuer on any free port.
  ///
  /// @throws EmulatorException when no port can be had
  public static TokenIssuer start() {
    return start(0);
  }

  /// Starts an issuer.
  ///
  /// @param port on 127.0.0.1, or 0 for any free one
  /// @throws accelerator.emulators.loopback.PortTaken when another process listens on it
  public static TokenIssuer start(int port) {
    return new TokenIssuer(port);
  }

  /// What its tokens' `iss` must be, such as `http://127.0.0.1:41234`.
  public String address() {
    return server.endpoint().toString();
  }

  /// The same as a URI.
  public URI endpoint() {
    return server.endpoint();
  }

  /// A token that holds: of this issuer, about a subject, for an audience, for a while.
  ///
  /// @param issued since when it holds
  public String token(String subject, String audience, Instant issued, Duration validFor) {
    ObjectNode claims =
        StrictJson.object()
            .put("iss", address())
            .put("sub", subject)
            .put("aud", audience)
            .put("iat", issued.getEpochSecond())
            .put("exp", issued.plus(validFor).getEpochSecond());
    return token(claims.toString());
  }

  /// A token with these claims and no others, signed by the issuer's key.
  ///
  /// @param claims JSON text, which is not looked at
  public String token(String claims) {
    return token(claims, key, KEY_ID);
  }

  /// A token with these claims that says to be signed by the issuer's key and is not.
  ///
  /// @param claims JSON text, which is not looked at
  public static String forged(String claims) {
    return token(claims, newKey(), KEY_ID);
  }

  static String token(String claims, KeyPair key, String keyId) {
    try {
      ObjectNode header = StrictJson.object().put("alg", "RS256").put("kid", keyId);
      String signed = encoded(StrictJson.bytes(header)) + "." + encoded(claims.getBytes(UTF_8));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private LoopbackAnswer answer(LoopbackRequest request) {
    return switch (request.path()) {
      case "/.well-known/openid-configuration" ->
          json(
              StrictJson.object()
                  .put("issuer", address())
                  .put("jwks_uri", address() + "/keys")
                  .set(
                      "id_token_signing_alg_values_supported",
                      StrictJson.object().arrayNode().add("RS256")));
      case "/keys" -> json(keys());
      case "/token" -> asked(request.query());
      default -> LoopbackAnswer.empty(404);
    };
  }

  private LoopbackAnswer asked(String query) {
    Map<String, String> asked = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      asked.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    String subject = asked.getOrDefault("sub", "");
    String audience = asked.getOrDefault("aud", "");
    String seconds = asked.getOrDefault("seconds", "");
    if (subject.isEmpty() || audience.isEmpty() || !seconds.matches("-?[0-9]{1,9}")) {
      return LoopbackAnswer.text(400, "text/plain", "sub, aud and seconds must be given");
    }
    return LoopbackAnswer.text(
        200,
        "text/plain",
        token(
            subject,
            audience,
            Instant.now().minusSeconds(1),
            Duration.ofSeconds(Long.parseLong(seconds))));
  }

  private ObjectNode keys() {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    ObjectNode keys = StrictJson.object();
    keys.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("alg", "RS256")
        .put("kid", KEY_ID)
        .put("n", encoded(rsa.getModulus()))
        .put("e", encoded(rsa.getPublicExponent()));
    return keys;
  }

  private static LoopbackAnswer json(ObjectNode body) {
    return LoopbackAnswer.of(200, StrictJson.bytes(body)).with("content-type", "application/json");
  }

  /// A number's bytes without its sign's (RFC 7518, 2).
  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
    return encoded(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Stops answering. Its tokens hold for whoever knows its key already.
  @Override
  public void close() {
    server.close();
  }
}
