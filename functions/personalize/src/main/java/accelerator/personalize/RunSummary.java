package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.personalize.TrainRecommenders.Trained;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a run came to: the output of an execution that succeeded, the cause of one that failed.
///
/// @param unwanted what is active and no longer asked for
record RunSummary(
    String status,
    String runId,
    List<OfDomain> domains,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unwanted> unwanted) {
  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  /// A recommender that costs and that nobody asks for any more.
  ///
  /// @param stopped whether this run has stopped it
  record Unwanted(@JsonUnwrapped BillingRecommenders.Billing recommender, boolean stopped) {}

  /// The characters of one failure's cause: a summary has to fit into the failure of an execution.
  private static final int LONGEST_CAUSE = 4000;

  /// A recommender that was not trained, and why.
  record Skipped(Recommender name, String reason) {}

  /// What stopped a domain.
  ///
  /// @param stage the state in which it happened
  /// @param error the name of the error, a class of this project's or one of Step Functions
  record Failure(String stage, String error, String cause) {}

  /// What a run came to in one domain.
  ///
  /// @param rows of each dataset
  /// @param leftOut source rows that no dataset holds, by reason
  /// @param examples an item that shows it, by the same reason
  /// @param warnings what is allowed and seldom meant, each a sentence
  record OfDomain(
      Domain domain,
      String status,
      List<Trained> recommenders,
      List<Skipped> skipped,
      Map<String, Long> rows,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> leftOut,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> examples,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
      Optional<Failure> failure) {

    /// The result of one iteration of the state machine's Map.
    static OfDomain of(JsonNode result) {
      List<Trained> recommenders = new ArrayList<>();
      result.path("recommenders").forEach(node -> recommenders.add(Json.read(node, Trained.class)));
      List<Skipped> skipped = new ArrayList<>();
      result.path("skipped").forEach(node -> skipped.add(Json.read(node, Skipped.class)));
      Optional<Failure> failure =
          result.has("failure")
              ? Optional.of(failure(result.path("failure")))
              : untrained(recommenders);
      return new OfDomain(
          Domain.of(result.path("domain").asText()),
          failure.isPresent() ? FAILED : SUCCEEDED,
          recommenders,
          skipped,
          counts(result.path("rows")),
          counts(result.path("leftOut")),
          texts(result.path("examples")),
          sentences(result.path("warnings")),
          failure);
    }

    private static Optional<Failure> untrained(List<Trained> recommenders) {
      String failed =
          recommenders.stream()
              .filter(each -> !each.isActive())
              .map(each -> each.name().key() + ": " + each.reason().orElse(each.status()))
              .collect(Collectors.joining("; "));
      return failed.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Failure("Train recommenders", "accelerator.core.ResourceFailed", failed));
    }

    private static Failure failure(JsonNode failure) {
      JsonNode error = failure.path("error");
      String cause = message(error.path("Cause").asText(""));
      return new Failure(
          failure.path("stage").asText(),
          error.path("Error").asText("States.Unknown"),
          cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE));
    }

    /// A function's failure carries its message inside a JSON text; one of Step Functions is plain
    /// text, or has none; and one that was too long is cut anywhere.
    private static String message(String cause) {
      if (!cause.startsWith("{")) {
        return cause;
      }
      try {
        return Json.parse(cause).path("errorMessage").asText(cause);
      } catch (InvalidInput _) {
        return cause;
      }
    }

    private static Map<String, Long> counts(JsonNode counts) {
      Map<String, Long> read = new LinkedHashMap<>();
      counts.properties().forEach(entry -> read.put(entry.getKey(), entry.getValue().asLong()));
      return read;
    }

    private static Map<String, String> texts(JsonNode texts) {
      Map<String, String> read = new LinkedHashMap<>();
      texts.properties().forEach(entry -> read.put(entry.getKey(), entry.getValue().asText()));
      return read;
    }

    private static List<String> sentences(JsonNode sentences) {
      List<String> read = new ArrayList<>();
      sentences.forEach(sentence -> read.add(sentence.asText()));
      return read;
    }

    /// What is left out for one reason, with the example where there is one.
    private String leftOut(String reason) {
      String example = examples.containsKey(reason) ? ", such as " + examples.get(reason) : "";
      return String.format(
          Locale.ROOT, "left out: %,d %s%s", leftOut.getOrDefault(reason, 0L), reason, example);
    }
  }

  private static String sentence(Unwanted each) {
    return each.stopped()
        ? "no longer asked for, stopped now: " + each.recommender().sentence()
        : "no longer asked for, goes on and costs: %s. A run with removeUnwanted stops it"
            .formatted(each.recommender().sentence());
  }

  static RunSummary of(String runId, List<OfDomain> domains, List<Unwanted> unwanted) {
    boolean allSucceeded = domains.stream().allMatch(domain -> domain.status().equals(SUCCEEDED));
    return new RunSummary(
        allSucceeded ? SUCCEEDED : FAILED, runId, List.copyOf(domains), List.copyOf(unwanted));
  }

  /// The name of the first failure; empty when there is none.
  String error() {
    return domains.stream()
        .flatMap(domain -> domain.failure().stream())
        .map(Failure::error)
        .findFirst()
        .orElse("");
  }

  /// At most 99 characters, as a notification's subject must be.
  String subject() {
    String subject =
        "Recommendations %s: %s"
            .formatted(
                status.equals(SUCCEEDED) ? "refreshed" : "refresh failed",
                domains.stream()
                    .map(domain -> domain.domain().key() + " " + domain.status())
                    .collect(Collectors.joining(", ")));
    return subject.length() < 100 ? subject : subject.substring(0, 99);
  }

  /// The run in words: what each domain has, what was skipped and why, what failed and why.
  String text() {
    StringBuilder text = new StringBuilder("Run %s: %s\n".formatted(runId, status));
    for (OfDomain domain : domains) {
      text.append("\n%s: %s\n".formatted(domain.domain().key(), domain.status()));
      domain
          .rows()
          .forEach(
              (name, rows) -> text.append(String.format(Locale.ROOT, "  %,d %s\n", rows, name)));
      domain
          .leftOut()
          .keySet()
          .forEach(reason -> text.append("  %s\n".formatted(domain.leftOut(reason))));
      domain.warnings().forEach(warning -> text.append("  mind: %s\n".formatted(warning)));
      domain
          .recommenders()
          .forEach(
              each ->
                  text.append(
                      "  %s: %s%s\n"
                          .formatted(
                              each.name().key(),
                              each.status(),
                              each.reason().map(", "::concat).orElse(""))));
      domain
          .skipped()
          .forEach(
              each ->
                  text.append("  %s skipped: %s\n".formatted(each.name().key(), each.reason())));
      domain
          .failure()
          .ifPresent(
              failure ->
                  text.append(
                      "  failed in '%s': %s (%s)\n"
                          .formatted(failure.stage(), failure.cause(), failure.error())));
    }
    unwanted.forEach(each -> text.append("\n%s\n".formatted(sentence(each))));
    if (status.equals(FAILED)) {
      text.append("\nGo on with: {\"resume\":\"%s\"}\n".formatted(runId));
    }
    return text.toString();
  }
}
