package accelerator.local.personalize;

/// Where and how the service runs.
///
/// @param port on 127.0.0.1; 0 for a free one
/// @param limitsRequests whether each operation of the control plane passes once a second only
public record ServiceSettings(
    int port,
    String accountId,
    String region,
    String partition,
    Durations durations,
    Quotas quotas,
    boolean limitsRequests) {
  public ServiceSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
    if (!accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException(
          "accountId must be 12 digits, was '%s'".formatted(accountId));
    }
  }

  /// A free port, the local account, everything done at once, the service's quotas, no limit of
  /// requests.
  public static ServiceSettings local() {
    return new ServiceSettings(
        0, "000000000000", "eu-west-1", "aws", Durations.instant(), Quotas.standard(), false);
  }

  public ServiceSettings withPort(int newPort) {
    return new ServiceSettings(
        newPort, accountId, region, partition, durations, quotas, limitsRequests);
  }

  public ServiceSettings withDurations(Durations newDurations) {
    return new ServiceSettings(
        port, accountId, region, partition, newDurations, quotas, limitsRequests);
  }

  public ServiceSettings withQuotas(Quotas newQuotas) {
    return new ServiceSettings(
        port, accountId, region, partition, durations, newQuotas, limitsRequests);
  }

  public ServiceSettings withLimitedRequests() {
    return new ServiceSettings(port, accountId, region, partition, durations, quotas, true);
  }

  /// The ARN of a resource, such as `arn:aws:personalize:eu-west-1:000000000000:schema/shop`.
  String arn(String kind, String name) {
    return "arn:%s:personalize:%s:%s:%s/%s".formatted(partition, region, accountId, kind, name);
  }
}
