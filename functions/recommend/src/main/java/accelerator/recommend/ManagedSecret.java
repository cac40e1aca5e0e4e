package accelerator.recommend;

import accelerator.core.StorageFailed;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A secret in Secrets Manager.
record ManagedSecret(SecretsManagerClient secrets, String arn) implements SecretText {

  @Override
  public String read() {
    return value().orElseThrow(() -> new StorageFailed("secret %s holds no text".formatted(arn)));
  }

  /// Not only the SDK's own exceptions say that there is no answer: the JDK's connection throws a
  /// NullPointerException when a timeout takes it away.
  private Optional<String> value() {
    try {
      return Optional.ofNullable(
          secrets.getSecretValue(request -> request.secretId(arn)).secretString());
    } catch (RuntimeException failure) {
      throw new StorageFailed("secret %s: %s".formatted(arn, failure.getClass().getSimpleName()));
    }
  }
}
