package accelerator.emulators.loopback.command;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.S3Buckets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the files of `s3://BUCKET/KEY` are: in a folder, or on an S3 server of this machine.
public final class BucketOptions {
  @Option(
      names = "--objects",
      paramLabel = "DIR",
      description = "The folder of the buckets: DIR/BUCKET/KEY is s3://BUCKET/KEY.")
  private Optional<Path> objects = Optional.empty();

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "An S3 server in place of --objects, such as http://127.0.0.1:9600.")
  private Optional<URI> endpoint = Optional.empty();

  /// For picocli.
  public BucketOptions() {}

  /// The buckets; a client of a server is closed with the command.
  ///
  /// @param region that a server's clients name
  /// @throws EmulatorException when neither or both are given, or what is given cannot be
  public Buckets open(ServingCommand command, String region) {
    if (objects.isEmpty() && endpoint.isEmpty()) {
      throw new EmulatorException(
          "Missing required option: '--objects=DIR', or '--s3-endpoint=URL' in its place");
    }
    if (objects.isPresent() && endpoint.isPresent()) {
      throw new EmulatorException("--objects and --s3-endpoint must not be given together");
    }
    if (endpoint.isPresent()) {
      return command.closing(new S3Buckets(checked(endpoint.get()), region));
    }
    if (!Files.isDirectory(objects.get())) {
      throw new EmulatorException("--objects must be a folder, was '%s'".formatted(objects.get()));
    }
    return new FolderBuckets(objects.get());
  }

  private static URI checked(URI given) {
    boolean isHttp = "http".equals(given.getScheme()) || "https".equals(given.getScheme());
    if (!isHttp || given.getHost() == null) {
      throw new EmulatorException(
          "--s3-endpoint must be like http://127.0.0.1:9600, was '%s'".formatted(given));
    }
    return given;
  }

  /// Where the buckets are, in words.
  public String described() {
    return endpoint
        .map(url -> url + " has BUCKET and KEY of s3://BUCKET/KEY")
        .orElseGet(() -> objects.orElse(Path.of("")) + "/BUCKET/KEY is s3://BUCKET/KEY");
  }
}
