package accelerator.personalize;

import accelerator.core.Domain;
import java.time.Instant;
import java.util.List;

/// One teardown, as its plan fixed it.
///
/// @param domains in their own order, in which their locks are taken: two teardowns at once then
///   never wait for each other
/// @param answerKey the object of the data bucket with CloudFormation's request, if it waits; else
///   empty
record TeardownPlan(
    String executionArn,
    Instant startedAt,
    Instant deadline,
    List<Domain> domains,
    String answerKey) {
  TeardownPlan {
    domains = domains.stream().distinct().sorted().toList();
  }

  /// The name of its execution.
  String id() {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }
}
