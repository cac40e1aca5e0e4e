package accelerator.emulators.personalize;

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
    if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      throw new IllegalArgumentException(
          "region must be like eu-west-1, was '%s'".formatted(region));
    }
  }

  /// A free port, the local account, everything done at once, the service's quotas, no limit of
  /// requests.
  public static ServiceSettings local() {
    return new ServiceSettings(
        0, "000000000000", "eu-west-1", "aws", Durations.instant(), Quotas.standard(), false);
  }

  public ServiceSettings withAccountId(String newAccountId) {
    return new ServiceSettings(
        port, newAccountId, region, partition, durations, quotas, limitsRequests);
  }

  /// In another region, and the partition of regions that it belongs to.
  public ServiceSettings withRegion(String newRegion) {
    String newPartition = newRegion.startsWith("cn-") ? "aws-cn" : "aws";
    return new ServiceSettings(
        port, accountId, newRegion, newPartition, durations, quotas, limitsRequests);
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
