package accelerator.emulators.aws.objects;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.PortTaken;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// Amazon S3 on the loopback interface. Every bucket is a folder below one folder, every object is
/// the file of its key, so that a file laid there is an object, and an object put there is a file.
/// What a file cannot say (content type, user metadata) is in its extended attributes.
///
/// Any credentials are accepted, and none. Addressing is by path: clients must force the path
/// style. There are no versions, no bucket policies and no notifications.
public final class ObjectStore implements AutoCloseable {
  private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  // Loggers are weakly held by their registry: this reference keeps the level.
  private static final Logger NOISE = Logger.getLogger("org.gaul");

  private final Path folder;
  private final S3Proxy server;

  private ObjectStore(Path folder, S3Proxy server) {
    this.folder = folder;
    this.server = server;
  }

  /// Serves the buckets in `folder`, which is created when missing.
  ///
  /// @param port the port on 127.0.0.1, or 0 for any free one
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when the folder cannot be made, or the port cannot be had
  public static ObjectStore start(Path folder, int port) {
    NOISE.setLevel(Level.SEVERE);
    LoopbackSettings checked = LoopbackSettings.of("S3", port);
    Path buckets = created(folder).toAbsolutePath();
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(buckets.toString()))
            .endpoint(URI.create("http://127.0.0.1:" + checked.port()))
            .stopTimeout(0)
            .build();
    WholePuts.guard(server);
    try {
      server.start();
    } catch (Exception failure) {
      stop(server);
      throw notStarted(port, failure);
    }
    return new ObjectStore(buckets, server);
  }

  private static EmulatorException notStarted(int port, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return new PortTaken(port, failure);
      }
    }
    return new EmulatorException(
        String.format(
            Locale.ROOT,
            "the object store did not start on 127.0.0.1:%d: %s",
            port,
            failure.getMessage()),
        failure);
  }

  /// Where clients point `AWS_ENDPOINT_URL_S3`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /// Makes an empty bucket; one that exists stays as it is.
  ///
  /// @throws EmulatorException when S3 would not accept the name
  public void createBucket(String name) {
    if (!BUCKET_NAME.matcher(name).matches()) {
      throw new EmulatorException(
          "bucket name must be 3..63 of a-z, 0-9, '.' and '-', was '%s'".formatted(name));
    }
    created(folder.resolve(name));
  }

  /// The folder of a bucket, to lay files in or to read them.
  public Path bucket(String name) {
    return folder.resolve(name);
  }

  /// Stops answering. The folder stays as it is.
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(S3Proxy server) {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("object store did not stop", failure);
    }
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot create the folder '%s': %s".formatted(folder, failure.getMessage()), failure);
    }
  }
}
