package accelerator.local.stack;

import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.aws.pricing.PriceServer;
import accelerator.emulators.aws.secrets.SecretStore;
import accelerator.emulators.loopback.S3Buckets;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.snowflake.SnowflakeServer;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The services that the functions call, each on a free port of 127.0.0.1. They start side by side:
/// the warehouse, which reads the data, takes as long as all others.
final class LocalServices implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final ObjectStore objects;
  private final SnowflakeServer snowflake;
  private final SecretStore secrets;
  private final PriceServer prices;
  private final PersonalizeServer personalize;

  private LocalServices(
      StackSettings settings, KeyPair accountKey, KeyPair functionKey, Clock clock)
      throws IOException {
    try {
      this.objects = opened(ObjectStore.start(settings.folder().resolve("objects"), 0));
      FutureTask<SnowflakeServer> warehouse =
          new FutureTask<>(
              () -> opened(LocalWarehouse.start(settings, objects.endpoint(), accountKey)));
      Thread.ofPlatform().daemon().name("warehouse-start").start(warehouse);
      try {
        objects.createBucket(LocalStack.BUCKET);
        this.secrets = opened(SecretStore.start(LocalSecrets.of(functionKey), 0, clock));
        this.prices = opened(PriceServer.start(0));
        this.personalize = opened(personalize(settings));
      } finally {
        this.snowflake = ended(warehouse);
      }
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private PersonalizeServer personalize(StackSettings settings) {
    return PersonalizeServer.start(
        settings.personalize(),
        opened(new S3Buckets(objects.endpoint(), "eu-west-1")),
        settings.personalizeClock(),
        UUID::randomUUID);
  }

  /// Starts all of them, or none.
  ///
  /// @param accountKey of the Snowflake user, as the account knows it
  /// @param functionKey that the functions sign in with
  static LocalServices start(
      StackSettings settings, KeyPair accountKey, KeyPair functionKey, Clock clock)
      throws IOException {
    return new LocalServices(settings, accountKey, functionKey, clock);
  }

  private static SnowflakeServer ended(FutureTask<SnowflakeServer> warehouse) throws IOException {
    try {
      return warehouse.get();
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the warehouse started", failure);
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case IOException reason -> throw reason;
        case RuntimeException reason -> throw reason;
        case null, default -> throw new IllegalStateException(failure.getCause());
      }
    }
  }

  ObjectStore objects() {
    return objects;
  }

  SnowflakeServer snowflake() {
    return snowflake;
  }

  SecretStore secrets() {
    return secrets;
  }

  PriceServer prices() {
    return prices;
  }

  PersonalizeServer personalize() {
    return personalize;
  }

  private synchronized <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /// Stops all of them, the last started first; more than once does no harm.
  @Override
  public synchronized void close() {
    close(open);
  }

  static void close(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        System.err.println("accelerator: did not stop cleanly: " + failure);
      }
    }
  }
}
