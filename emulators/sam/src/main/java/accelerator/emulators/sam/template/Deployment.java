package accelerator.emulators.sam.template;

import java.util.Map;

/// The answers to a deployment's questions, and where it happens.
///
/// @param parameters what the deployer says; the rest takes its default
/// @param physicalIds what `!Ref` gives for a resource of this logical id instead of an invented
///   name: a bucket's name, a secret's ARN
public record Deployment(
    String stackName,
    String partition,
    String region,
    String accountId,
    Map<String, String> parameters,
    Map<String, String> physicalIds) {
  public Deployment {
    parameters = Map.copyOf(parameters);
    physicalIds = Map.copyOf(physicalIds);
  }

  /// A deployment on this machine: account `000000000000` in `eu-west-1`.
  public static Deployment local(
      String stackName, Map<String, String> parameters, Map<String, String> physicalIds) {
    return new Deployment(stackName, "aws", "eu-west-1", "000000000000", parameters, physicalIds);
  }

  /// The ARN of a resource in this account and region.
  String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, accountId, resource);
  }
}
