package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.emulators.personalize.Durations;
import accelerator.emulators.personalize.FolderDataSource;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves the local Personalize alone, for the SDK of any language.
@Command(
    name = "personalize",
    description = "Serve the local Amazon Personalize alone, until it is stopped.",
    mixinStandardHelpOptions = true)
final class PersonalizeCommand implements Callable<Integer> {
  /// How long the changes of resources take.
  enum Pace {
    INSTANT,
    QUICK,
    REALISTIC;

    /// As the option spells it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    Durations durations() {
      return switch (this) {
        case INSTANT -> Durations.instant();
        case QUICK -> Durations.quick();
        case REALISTIC -> Durations.realistic();
      };
    }
  }

  @Option(
      names = "--port",
      description = "Port on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "9400")
  private int port;

  @Option(
      names = "--objects",
      paramLabel = "DIR",
      required = true,
      description = "Where imported files lie: one folder per bucket.")
  private Path objects = Path.of("");

  @Option(
      names = "--durations",
      description =
          "How long changes take: ${COMPLETION-CANDIDATES}; quick is half a second, realistic as in"
              + " the cloud (default: ${DEFAULT-VALUE}).",
      defaultValue = "quick")
  private Pace pace = Pace.QUICK;

  @Option(
      names = "--limit-requests",
      description = "Let each control plane operation pass once a second, as the service does.")
  private boolean limitsRequests;

  @Option(
      names = "--account",
      description = "Account in ARNs (default: ${DEFAULT-VALUE}).",
      defaultValue = "000000000000")
  private String account = "";

  @Option(
      names = "--region",
      description = "Region in ARNs (default: ${DEFAULT-VALUE}).",
      defaultValue = "eu-west-1")
  private String region = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(objects)) {
      throw new InvalidInput("--objects must be a folder, was '%s'".formatted(objects));
    }
    try (PersonalizeServer server = start(settings())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "personalize-exit"));
      say(server);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private ServiceSettings settings() {
    try {
      ServiceSettings settings =
          ServiceSettings.local()
              .withPort(port)
              .withAccountId(account)
              .withRegion(region)
              .withDurations(pace.durations());
      return limitsRequests ? settings.withLimitedRequests() : settings;
    } catch (IllegalArgumentException failure) {
      String message = String.valueOf(failure.getMessage());
      throw new InvalidInput("--" + message.replace("accountId", "account"));
    }
  }

  private PersonalizeServer start(ServiceSettings settings) throws IOException {
    try {
      return PersonalizeServer.start(settings, new FolderDataSource(objects));
    } catch (BindException _) {
      throw new InvalidInput(
          String.format(Locale.ROOT, "--port must be free on 127.0.0.1, %d is taken", port));
    }
  }

  private void say(PersonalizeServer server) {
    PrintWriter out = spec.commandLine().getOut();
    String url = server.endpoint().toString();
    out.printf("Personalize  %s  account %s  %s  durations %s%n", url, account, region, pace);
    out.printf("Buckets      %s/BUCKET/KEY is s3://BUCKET/KEY%n", objects);
    out.println("Try it in another terminal:");
    out.println(
        "  export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=" + region);
    out.println(
        "  aws --endpoint-url %s personalize list-recipes --domain ECOMMERCE".formatted(url));
    out.println(
        "  python3 -c \"import boto3; print(boto3.client('personalize', endpoint_url='%s').list_dataset_groups()['datasetGroups'])\""
            .formatted(url));
    out.println("Stop with Ctrl-C.");
    out.flush();
  }
}
