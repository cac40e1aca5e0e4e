package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/// An issuer of tokens on this machine, with one key and OpenID Connect's two documents.
public final class TokenIssuer implements AutoCloseable {
  private static final String KEY_ID = "k-1";

  private final HttpServer server;
  private final KeyPair key;

  private TokenIssuer(HttpServer server, KeyPair key) {
    this.server = server;
    this.key = key;
  }

  public static TokenIssuer start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      TokenIssuer issuer = new TokenIssuer(server, generator.generateKeyPair());
      server.createContext(
          "/.well-known/openid-configuration",
          exchange -> send(exchange, "{\"jwks_uri\":\"%s/keys\"}".formatted(issuer.address())));
      server.createContext("/keys", exchange -> send(exchange, issuer.keys()));
      server.start();
      return issuer;
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("no issuer", failure);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// A token with these claims, as JSON text, signed by the issuer's key.
  public String token(String claims) {
    return token(claims, key, KEY_ID);
  }

  static String token(String claims, KeyPair key, String keyId) {
    try {
      String signed =
          encoded("{\"alg\":\"RS256\",\"kid\":\"%s\"}".formatted(keyId).getBytes(UTF_8))
              + "."
              + encoded(claims.getBytes(UTF_8));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private String keys() {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(KEY_ID, encoded(rsa.getModulus()), encoded(rsa.getPublicExponent()));
  }

  private static String encoded(BigInteger number) {
    return encoded(number.toByteArray());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, text.length());
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
