package accelerator.personalize;

import accelerator.core.Explanation;
import accelerator.core.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a run came to: the output of an execution that succeeded, the cause of one that failed.
///
/// @param goOnWith the input of the execution that goes on where this one failed; none when there
///   is nothing to go on with
/// @param execution where the console shows the execution
/// @param billing what costs by the hour now; none when that could not be told
/// @param unwanted what is active and no longer asked for
record RunSummary(
    String status,
    String runId,
    List<DomainOutcome> domains,
    Optional<Map<String, String>> goOnWith,
    Optional<String> execution,
    Optional<Billed> billing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unwanted> unwanted) {

  /// A recommender that costs and that nobody asks for any more.
  ///
  /// @param stopped whether this run has stopped it
  record Unwanted(@JsonUnwrapped BillingRecommenders.Billing recommender, boolean stopped) {}

  /// What costs by the hour.
  ///
  /// @param active recommenders of the stack
  /// @param perMonth what they come to, such as `about 365.00 USD a month`
  record Billed(int active, String perMonth) {
    static Billed of(List<BillingRecommenders.Billing> all) {
      return new Billed(
          all.size(), all.isEmpty() ? "nothing a month" : BillingRecommenders.total(all));
    }
  }

  static RunSummary of(
      Run run, List<DomainOutcome> domains, Optional<Billed> billing, List<Unwanted> unwanted) {
    boolean allSucceeded =
        domains.stream().allMatch(domain -> domain.status().equals(DomainOutcome.SUCCEEDED));
    boolean goesOn =
        domains.stream()
            .flatMap(domain -> domain.failure().stream())
            .map(DomainOutcome.Failure::told)
            .anyMatch(Explanation::allowsResume);
    return new RunSummary(
        allSucceeded ? DomainOutcome.SUCCEEDED : DomainOutcome.FAILED,
        run.runId(),
        List.copyOf(domains),
        goesOn ? Optional.of(Map.of("resume", run.runId())) : Optional.empty(),
        console(run.executionArn()),
        billing,
        List.copyOf(unwanted));
  }

  /// The page of an execution, in the partition and region that its ARN names.
  private static Optional<String> console(String executionArn) {
    String[] parts = executionArn.split(":", -1);
    if (parts.length < 6) {
      return Optional.empty();
    }
    String host =
        switch (parts[1]) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> "console.aws.amazon.com";
        };
    return Optional.of(
        String.format(
            Locale.ROOT,
            "https://%1$s.%2$s/states/home?region=%1$s#/v2/executions/details/%3$s",
            parts[3],
            host,
            executionArn));
  }

  /// The name of the first failure; empty when there is none.
  String error() {
    return domains.stream()
        .flatMap(domain -> domain.failure().stream())
        .map(DomainOutcome.Failure::error)
        .findFirst()
        .orElse("");
  }

  /// At most 99 characters, as a notification's subject must be.
  String subject() {
    String subject =
        "Recommendations %s: %s"
            .formatted(
                status.equals(DomainOutcome.SUCCEEDED) ? "refreshed" : "refresh failed",
                domains.stream()
                    .map(domain -> domain.domain().key() + " " + domain.status())
                    .collect(Collectors.joining(", ")));
    return subject.length() < 100 ? subject : subject.substring(0, 99);
  }
}
