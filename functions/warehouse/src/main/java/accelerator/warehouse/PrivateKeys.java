package accelerator.warehouse;

import accelerator.core.LoginRefused;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Reads the key that a Snowflake service user logs in with: RSA, PKCS#8, PEM, not encrypted, as
/// `openssl pkcs8 -topk8 -nocrypt` writes it. No message repeats any of the key.
final class PrivateKeys {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PrivateKeys() {}

  /// @param secret the name of the secret, for messages
  /// @throws LoginRefused when the text is no such key
  static PrivateKey parse(String pem, String secret) {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new LoginRefused(
          "secret %s must hold a private key as PEM between '%s' and '%s', not encrypted"
              .formatted(secret, BEGIN, END));
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw new LoginRefused("secret %s must hold an RSA key in PKCS#8, is none".formatted(secret));
    }
  }
}
