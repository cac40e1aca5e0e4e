package accelerator.emulators.personalize;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.command.BucketOptions;
import accelerator.emulators.loopback.command.ServingCommand;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves Amazon Personalize on 127.0.0.1, for the SDK of any language, until the process is
/// stopped.
@Command(
    name = "personalize",
    description = "Serve the local Amazon Personalize alone, until it is stopped.",
    footer = {
      "",
      "Example, with the files of s3://shop/ in objects/shop/:",
      "  personalize --port 9400 --objects objects --durations instant"
    })
public final class PersonalizeCommand extends ServingCommand {
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

  @Mixin private BucketOptions buckets = new BucketOptions();

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

  @Option(
      names = "--questions",
      description =
          "On how many moments that are held back recipes are tried at least; few make quick"
              + " trainings, for tests (default: 10000).")
  private Optional<Integer> questions = Optional.empty();

  @Option(
      names = "--seed",
      description =
          "Makes tracking ids, recommendation ids and the places of promoted items the same every"
              + " time (default: random).")
  private Optional<Long> seed = Optional.empty();

  /// This command as a program of its own.
  static CommandLine commandLine() {
    return ServingCommand.commandLine(new PersonalizeCommand());
  }

  @Override
  protected void serve(PrintWriter out) {
    ServiceSettings settings = settings();
    Buckets files = buckets.open(this, region);
    say(closing(onPort("--port", port, () -> PersonalizeServer.start(settings, files))), out);
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
      ServiceSettings asking = questions.map(threaded::withQuestions).orElse(threaded);
      ServiceSettings seeded = seed.map(asking::withSeed).orElse(asking);
      return limitsRequests ? seeded.withLimitedRequests() : seeded;
    } catch (EmulatorException failure) {
      String message = String.valueOf(failure.getMessage());
      throw new EmulatorException("--" + message.replace("accountId", "account"), failure);
    }
  }

  private void say(PersonalizeServer server, PrintWriter out) {
    String url = server.endpoint().toString();
    out.printf("Personalize  %s  account %s  %s  durations %s%n", url, account, region, pace);
    out.printf("Buckets      %s%n", buckets.described());
    out.println("Try it in another terminal:");
    out.println(
        "  export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=" + region);
    out.println(
        "  aws --endpoint-url %s personalize list-recipes --domain ECOMMERCE".formatted(url));
    out.println(
        "  python3 -c \"import boto3; print(boto3.client('personalize', endpoint_url='%s').list_dataset_groups()['datasetGroups'])\""
            .formatted(url));
  }
}
