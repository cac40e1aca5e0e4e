package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.PortTaken;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves Amazon Personalize on 127.0.0.1, for the SDK of any language, until the process is
/// stopped. As a command of its own or as another program's subcommand.
///
/// The exit code is 2, with a sentence on the standard error, when an option cannot be.
@Command(
    name = "personalize",
    description = "Serve the local Amazon Personalize alone, until it is stopped.",
    mixinStandardHelpOptions = true,
    version = "1.0.0",
    footer = {
      "",
      "Example, with the files of s3://shop/ in objects/shop/:",
      "  personalize --port 9400 --objects objects --durations instant"
    })
public final class PersonalizeCommand implements Callable<Integer> {
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

  @Option(
      names = "--threads",
      description = "On how many threads recommenders learn (default: the machine's processors).")
  private Optional<Integer> threads = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// This command as a program of its own.
  static CommandLine commandLine() {
    return new CommandLine(new PersonalizeCommand())
        .setExecutionExceptionHandler(
            (exception, command, _) -> {
              if (exception instanceof EmulatorException) {
                command.getErr().println("personalize: " + exception.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw exception;
            })
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// Serves until this thread is interrupted or the process ends.
  ///
  /// @throws EmulatorException when an option cannot be, or the port is taken
  @Override
  public Integer call() {
    if (!Files.isDirectory(objects)) {
      throw new EmulatorException("--objects must be a folder, was '%s'".formatted(objects));
    }
    try (PersonalizeServer server = start(settings())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "personalize-exit"));
      say(server);
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
      ServiceSettings threaded = threads.map(settings::withThreads).orElse(settings);
      return limitsRequests ? threaded.withLimitedRequests() : threaded;
    } catch (EmulatorException failure) {
      String message = String.valueOf(failure.getMessage());
      throw new EmulatorException("--" + message.replace("accountId", "account"), failure);
    }
  }

  private PersonalizeServer start(ServiceSettings settings) {
    try {
      return PersonalizeServer.start(settings, new FolderBuckets(objects));
    } catch (PortTaken failure) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "--port must be free on 127.0.0.1, %d is taken", port),
          failure);
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
