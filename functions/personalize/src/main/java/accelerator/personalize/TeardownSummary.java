package accelerator.personalize;

import accelerator.personalize.Deletions.Left;
import accelerator.personalize.PersonalizeResource.Kind;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/// What a teardown came to.
///
/// @param deleted ARNs, in the order in which they were
record TeardownSummary(String stack, List<String> deleted, List<Left> left) {

  /// The end of the execution, in the shape of a run's: its summary, a message for people, and the
  /// error when something stays that costs or blocks. A schema that stays does neither.
  record Ending(TeardownSummary summary, String subject, String text, String error) {}

  TeardownSummary {
    deleted = List.copyOf(deleted);
    left = List.copyOf(left);
  }

  /// `SUCCEEDED`, or `INCOMPLETE` when more than a schema had to stay.
  @JsonProperty
  String status() {
    return left.stream().allMatch(each -> each.kind() == Kind.SCHEMA) ? "SUCCEEDED" : "INCOMPLETE";
  }

  Ending ending() {
    boolean isWhole = status().equals("SUCCEEDED");
    String subject =
        "Recommendations of %s %s".formatted(stack, isWhole ? "torn down" : "torn down in part");
    return new Ending(
        this,
        subject.length() < 100 ? subject : subject.substring(0, 99),
        text(),
        isWhole ? "" : "accelerator.core.ResourceFailed");
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "Stack %s: %s. %d deleted in Personalize, %d left.\n",
                stack,
                status(),
                deleted.size(),
                left.size()));
    deleted.forEach(arn -> text.append("  deleted %s\n".formatted(arn)));
    left.forEach(
        each -> text.append("  left %s: %s\n".formatted(each.resourceArn(), each.reason())));
    return text.toString();
  }
}
