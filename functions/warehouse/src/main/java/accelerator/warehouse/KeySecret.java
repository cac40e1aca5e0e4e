package accelerator.warehouse;

import accelerator.core.LoginRefused;
import accelerator.core.ServiceUnavailable;
import java.security.PrivateKey;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/// The private key in Secrets Manager, read anew whenever a connection is made: a rotated key is
/// used from the next one on.
record KeySecret(SecretsManagerClient secrets, String arn) implements Supplier<PrivateKey> {

  /// @throws LoginRefused when the secret is missing, denied or no key
  /// @throws ServiceUnavailable when Secrets Manager does not answer, or not now
  @Override
  public PrivateKey get() {
    try {
      return PrivateKeys.parse(
          secrets.getSecretValue(request -> request.secretId(arn)).secretString(), arn);
    } catch (SecretsManagerException failure) {
      String said = "secret %s: %s".formatted(arn, failure.getMessage());
      if (failure.isThrottlingException() || failure.statusCode() >= 500) {
        throw new ServiceUnavailable(said, failure);
      }
      throw new LoginRefused(said);
    } catch (SdkClientException failure) {
      throw new ServiceUnavailable("secret %s: %s".formatted(arn, failure.getMessage()), failure);
    }
  }
}
