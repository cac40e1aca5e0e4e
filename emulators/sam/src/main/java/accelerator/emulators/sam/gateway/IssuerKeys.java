package accelerator.emulators.sam.gateway;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The public keys of an issuer, found as OpenID Connect Discovery says and kept for two hours. A
/// key that is not known yet is looked for at most every few seconds.
final class IssuerKeys {
  private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());

  /// API Gateway's limit for each of the two fetches, and its longest cache.
  private static final Duration FETCH_TIMEOUT = Duration.ofMillis(1500);

  private static final Duration KEPT = Duration.ofHours(2);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);

  private final URI issuer;
  private Map<String, PublicKey> keys = Map.of();
  private Instant fetched = Instant.MIN;

  /// @throws EmulatorException when the issuer is not on this machine: nothing here asks another
  IssuerKeys(String issuer) {
    this.issuer = URI.create(issuer);
    checkLocal(this.issuer);
  }

  private static void checkLocal(URI address) {
    try {
      String host = Optional.ofNullable(address.getHost()).orElse("");
      if (!host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException _) {
      // Then it is not this machine either.
    }
    throw new EmulatorException(
        "the issuer of tokens must be on this machine, was '%s'".formatted(address));
  }

  /// The key of this id.
  synchronized Optional<PublicKey> key(String id, Instant now) {
    boolean isOld = fetched.equals(Instant.MIN) || now.isAfter(fetched.plus(KEPT));
    boolean mayAsk = fetched.equals(Instant.MIN) || now.isAfter(fetched.plus(BETWEEN_FETCHES));
    if (isOld || (!keys.containsKey(id) && mayAsk)) {
      fetched = now;
      fetch();
    }
    return Optional.ofNullable(keys.get(id));
  }

  private void fetch() {
    try {
      String base = issuer.toString().replaceFirst("/$", "");
      JsonNode discovered = get(URI.create(base + "/.well-known/openid-configuration"));
      URI address = URI.create(discovered.path("jwks_uri").asText());
      checkLocal(address);
      keys = keys(get(address));
    } catch (IOException | IllegalArgumentException | GeneralSecurityException failure) {
      LOG.log(Level.WARNING, "no keys from the issuer " + issuer, failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode get(URI address) throws IOException, InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(FETCH_TIMEOUT)
            .build()) {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(address).timeout(FETCH_TIMEOUT).build(),
              BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(
            String.format(Locale.ROOT, "%s answered %d", address, response.statusCode()));
      }
      return StrictJson.read(response.body());
    }
  }

  private static Map<String, PublicKey> keys(JsonNode set) throws GeneralSecurityException {
    Map<String, PublicKey> keys = new HashMap<>();
    for (JsonNode key : set.path("keys")) {
      if (key.path("kty").asText().equals("RSA")) {
        keys.put(key.path("kid").asText(), rsa(key));
      }
    }
    return Map.copyOf(keys);
  }

  private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }
}
