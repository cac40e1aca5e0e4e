package accelerator.recommend;

import accelerator.core.StorageFailed;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A secret in Secrets Manager.
record ManagedSecret(Supplier<SecretsManagerClient> secrets, String arn) implements SecretText {

  @Override
  public String read() {
    try {
      return Optional.ofNullable(
              secrets.get().getSecretValue(request -> request.secretId(arn)).secretString())
          .orElseThrow(() -> new StorageFailed("secret %s holds no text".formatted(arn)));
    } catch (SdkException failure) {
      throw new StorageFailed("secret %s: %s".formatted(arn, failure.getClass().getSimpleName()));
    }
  }
}
