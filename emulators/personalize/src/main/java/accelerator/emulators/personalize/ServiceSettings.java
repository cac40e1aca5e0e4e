package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import java.util.Locale;
import java.util.Optional;

/// Where and how the service runs.
///
/// @param port on 127.0.0.1; 0 for a free one
/// @param accountId in ARNs, 12 digits
/// @param region in ARNs, such as `eu-west-1`
/// @param partition in ARNs, such as `aws`
/// @param limitsRequests whether each operation of the control plane passes once a second only
/// @param threads on which a recommender learns, and how many files are imported at once, 1..1024;
///   no answer depends on it
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
    MemoryLimits memory,
    Optional<Long> seed) {
  private static final int MOST_THREADS = 1024;

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
        MemoryLimits.standard(),
        Optional.empty());
  }

  public ServiceSettings withPort(int newPort) {
    return new ServiceSettings(
        newPort,
        accountId,
        region,
        partition,
        durations,
        quotas,
        limitsRequests,
        threads,
        memory,
        seed);
  }

  public ServiceSettings withAccountId(String newAccountId) {
    return new ServiceSettings(
        port,
        newAccountId,
        region,
        partition,
        durations,
        quotas,
        limitsRequests,
        threads,
        memory,
        seed);
  }

  public ServiceSettings withDurations(Durations newDurations) {
    return new ServiceSettings(
        port,
        accountId,
        region,
        partition,
        newDurations,
        quotas,
        limitsRequests,
        threads,
        memory,
        seed);
  }

  public ServiceSettings withQuotas(Quotas newQuotas) {
    return new ServiceSettings(
        port,
        accountId,
        region,
        partition,
        durations,
        newQuotas,
        limitsRequests,
        threads,
        memory,
        seed);
  }

  public ServiceSettings withLimitedRequests() {
    return new ServiceSettings(
        port, accountId, region, partition, durations, quotas, true, threads, memory, seed);
  }

  public ServiceSettings withThreads(int newThreads) {
    return new ServiceSettings(
        port,
        accountId,
        region,
        partition,
        durations,
        quotas,
        limitsRequests,
        newThreads,
        memory,
        seed);
  }

  public ServiceSettings withMemory(MemoryLimits newMemory) {
    return new ServiceSettings(
        port,
        accountId,
        region,
        partition,
        durations,
        quotas,
        limitsRequests,
        threads,
        newMemory,
        seed);
  }

  /// In another region, and the partition of regions that it belongs to.
  public ServiceSettings withRegion(String newRegion) {
    String newPartition = newRegion.startsWith("cn-") ? "aws-cn" : "aws";
    return new ServiceSettings(
        port,
        accountId,
        newRegion,
        newPartition,
        durations,
        quotas,
        limitsRequests,
        threads,
        memory,
        seed);
  }

  /// The same ids in the same order every time.
  public ServiceSettings withSeed(long newSeed) {
    return new ServiceSettings(
        port,
        accountId,
        region,
        partition,
        durations,
        quotas,
        limitsRequests,
        threads,
        memory,
        Optional.of(newSeed));
  }

  /// The ARN of a resource, such as `arn:aws:personalize:eu-west-1:000000000000:schema/shop`.
  String arn(String kind, String name) {
    return "arn:%s:personalize:%s:%s:%s/%s".formatted(partition, region, accountId, kind, name);
  }
}
