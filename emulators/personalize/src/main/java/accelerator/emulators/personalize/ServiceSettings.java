package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.recommenders.TrainingParameters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Where and how the service runs.
///
/// @param port on 127.0.0.1; 0 for a free one
/// @param accountId in ARNs, 12 digits
/// @param region in ARNs, such as `eu-west-1`
/// @param partition in ARNs, such as `aws`
/// @param limitsRequests whether each operation of the control plane passes once a second only
/// @param threads on which a recommender learns, and how many files are imported at once, 1..1024;
///   no answer depends on it
/// @param questions that a training holds back at least to try recipes on, 1..1000000: few make
///   trainings quick, for tests that do not look at what is recommended
/// @param memory how much of what callers send one by one is kept
/// @param seed of tracking ids, recommendation ids and the places of promoted items; random if none
///   is given
public record ServiceSettings(
    int port,
    String accountId,
    String region,
    String partition,
    Durations durations,
    Quotas quotas,
    boolean limitsRequests,
    int threads,
    int questions,
    MemoryLimits memory,
    Optional<Long> seed) {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_QUESTIONS = 1_000_000;

  /// @throws EmulatorException naming the setting that cannot be
  public ServiceSettings {
    if (port < 0 || port > 65_535) {
      throw new EmulatorException("port must be 0..65535, was " + port);
    }
    if (!accountId.matches("[0-9]{12}")) {
      throw new EmulatorException("accountId must be 12 digits, was '%s'".formatted(accountId));
    }
    if (!region.matches("[a-z]{2}(-[a-z]++){1,4}-[0-9]")) {
      throw new EmulatorException("region must be like eu-west-1, was '%s'".formatted(region));
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "threads must be 1..%d, was %d", MOST_THREADS, threads));
    }
    if (questions < 1 || questions > MOST_QUESTIONS) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "questions must be 1..%d, was %d", MOST_QUESTIONS, questions));
    }
  }

  /// A free port, the account of zeros, everything done at once, the service's quotas, no limit of
  /// requests, as many threads as the machine has processors.
  public static ServiceSettings local() {
    return new ServiceSettings(
        0,
        "000000000000",
        "eu-west-1",
        "aws",
        Durations.instant(),
        Quotas.standard(),
        false,
        Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
        TrainingParameters.standard().questions(),
        MemoryLimits.standard(),
        Optional.empty());
  }

  public ServiceSettings withPort(int newPort) {
    return with(draft -> draft.port = newPort);
  }

  public ServiceSettings withAccountId(String newAccountId) {
    return with(draft -> draft.accountId = newAccountId);
  }

  public ServiceSettings withDurations(Durations newDurations) {
    return with(draft -> draft.durations = newDurations);
  }

  public ServiceSettings withQuotas(Quotas newQuotas) {
    return with(draft -> draft.quotas = newQuotas);
  }

  public ServiceSettings withLimitedRequests() {
    return with(draft -> draft.limitsRequests = true);
  }

  public ServiceSettings withThreads(int newThreads) {
    return with(draft -> draft.threads = newThreads);
  }

  public ServiceSettings withQuestions(int newQuestions) {
    return with(draft -> draft.questions = newQuestions);
  }

  public ServiceSettings withMemory(MemoryLimits newMemory) {
    return with(draft -> draft.memory = newMemory);
  }

  /// In another region, and the partition of regions that it belongs to.
  public ServiceSettings withRegion(String newRegion) {
    return with(
        draft -> {
          draft.region = newRegion;
          draft.partition = newRegion.startsWith("cn-") ? "aws-cn" : "aws";
        });
  }

  /// The same ids in the same order every time.
  public ServiceSettings withSeed(long newSeed) {
    return with(draft -> draft.seed = Optional.of(newSeed));
  }

  /// How recommenders learn.
  TrainingParameters training() {
    return TrainingParameters.standard().withThreads(threads).withQuestions(questions);
  }

  private ServiceSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finish();
  }

  /// The ARN of a resource, such as `arn:aws:personalize:eu-west-1:000000000000:schema/shop`.
  String arn(String kind, String name) {
    return "arn:%s:personalize:%s:%s:%s/%s".formatted(partition, region, accountId, kind, name);
  }

  /// The values of one that differs in some.
  private static final class Draft {
    private int port;
    private String accountId;
    private String region;
    private String partition;
    private Durations durations;
    private Quotas quotas;
    private boolean limitsRequests;
    private int threads;
    private int questions;
    private MemoryLimits memory;
    private Optional<Long> seed;

    Draft(ServiceSettings from) {
      port = from.port;
      accountId = from.accountId;
      region = from.region;
      partition = from.partition;
      durations = from.durations;
      quotas = from.quotas;
      limitsRequests = from.limitsRequests;
      threads = from.threads;
      questions = from.questions;
      memory = from.memory;
      seed = from.seed;
    }

    ServiceSettings finish() {
      return new ServiceSettings(
          port,
          accountId,
          region,
          partition,
          durations,
          quotas,
          limitsRequests,
          threads,
          questions,
          memory,
          seed);
    }
  }
}
