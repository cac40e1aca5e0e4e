package accelerator.emulators.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.command.ServingCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves S3, Secrets Manager and the price list until it is stopped.
@Command(
    name = "aws",
    description = "Serve S3, Secrets Manager and the price list on 127.0.0.1 until stopped.",
    footer = {
      "",
      "Example:",
      "  aws --objects ./objects --bucket shop \\",
      "      --secret-file \"$SECRET_ARN\"=key.pem"
    })
public final class AwsCommand extends ServingCommand {
  @Option(
      names = "--objects",
      paramLabel = "DIR",
      required = true,
      description = "Where objects lie: DIR/BUCKET/KEY is s3://BUCKET/KEY; made when missing.")
  private Path objects = Path.of("");

  @Option(names = "--bucket", paramLabel = "NAME", description = "A bucket to make, repeatable.")
  private List<String> buckets = List.of();

  @Option(
      names = "--secret",
      paramLabel = "ARN=VALUE",
      description = "A secret's value, repeatable.")
  private Map<String, String> secrets = Map.of();

  @Option(
      names = "--secret-file",
      paramLabel = "ARN=FILE",
      description = "A file with a secret's value, repeatable.")
  private Map<String, Path> secretFiles = Map.of();

  @Option(
      names = "--s3-port",
      description = "Port of S3, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9600")
  private int objectsPort;

  @Option(
      names = "--secrets-port",
      description = "Port of Secrets Manager, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9601")
  private int secretsPort;

  @Option(
      names = "--pricing-port",
      description = "Port of the price list, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9602")
  private int pricesPort;

  /// The command as a program of its own.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return ServingCommand.commandLine(new AwsCommand());
  }

  @Override
  protected void serve(PrintWriter out) {
    AwsServices services =
        closing(
            AwsServices.start(
                objects, values(), new AwsServices.Ports(objectsPort, secretsPort, pricesPort)));
    buckets.forEach(services.objects()::createBucket);
    out.printf("export AWS_ENDPOINT_URL_S3=%s%n", services.objects().endpoint());
    out.printf("export AWS_ENDPOINT_URL_SECRETS_MANAGER=%s%n", services.secrets().endpoint());
    out.printf("export AWS_ENDPOINT_URL_PRICING=%s%n", services.prices().endpoint());
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>(secrets);
    secretFiles.forEach((arn, file) -> values.put(arn, read(file)));
    return values;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException failure) {
      throw new EmulatorException(
          "--secret-file must be a readable file, was '%s': %s"
              .formatted(file, failure.getMessage()),
          failure);
    }
  }
}
