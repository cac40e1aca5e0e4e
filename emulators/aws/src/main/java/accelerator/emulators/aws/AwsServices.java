package accelerator.emulators.aws;

import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.aws.pricing.PriceServer;
import accelerator.emulators.aws.secrets.SecretStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// S3, Secrets Manager and the price list, each on a port of its own.
public final class AwsServices implements AutoCloseable {
  private final ObjectStore objects;
  private final SecretStore secrets;
  private final PriceServer prices;

  private AwsServices(ObjectStore objects, SecretStore secrets, PriceServer prices) {
    this.objects = objects;
    this.secrets = secrets;
    this.prices = prices;
  }

  /// The ports on 127.0.0.1; 0 is any free one.
  public record Ports(int objects, int secrets, int prices) {
    /// Any free ones.
    public static Ports free() {
      return new Ports(0, 0, 0);
    }
  }

  /// Starts all three, or none.
  ///
  /// @param folder of the buckets' folders, which is made when it is not there
  /// @param values of secrets by their ARN
  /// @throws accelerator.emulators.loopback.EmulatorException when a port is taken, or a key is not
  ///   the ARN of a secret
  public static AwsServices start(Path folder, Map<String, String> values, Ports ports) {
    ObjectStore objects = ObjectStore.start(folder, ports.objects());
    try {
      SecretStore secrets = SecretStore.start(values, ports.secrets(), InstantSource.system());
      try {
        return new AwsServices(objects, secrets, PriceServer.start(ports.prices()));
      } catch (RuntimeException failure) {
        secrets.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      objects.close();
      throw failure;
    }
  }

  public ObjectStore objects() {
    return objects;
  }

  public SecretStore secrets() {
    return secrets;
  }

  public PriceServer prices() {
    return prices;
  }

  /// Stops all three; more than once does no harm.
  @Override
  public void close() {
    prices.close();
    secrets.close();
    objects.close();
  }
}
