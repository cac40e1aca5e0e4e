package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Explanation;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.Window;
import accelerator.personalize.TrainRecommenders.Trained;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run came to in one domain.
///
/// @param active how many of its recommenders the endpoint answers from, whichever run trained them
/// @param rows of each dataset
/// @param bytes of all files that were unloaded
/// @param stages how long each took that has ended
/// @param leftOut source rows that no dataset holds, by reason
/// @param examples an item that shows it, by the same reason
/// @param warnings what is allowed and seldom meant, each a sentence
record DomainOutcome(
    Domain domain,
    String status,
    Optional<Window> window,
    int active,
    List<Trained> recommenders,
    List<Skipped> skipped,
    Map<String, Long> rows,
    long bytes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StageTime> stages,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> leftOut,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> examples,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
    Optional<Failure> failure) {
  static final String SUCCEEDED = "SUCCEEDED";
  static final String FAILED = "FAILED";

  private static final String TRAINING = "Train recommenders";
  private static final String NOT_TRAINED = "accelerator.core.ResourceFailed";

  /// A recommender that was not trained, and why.
  record Skipped(Recommender name, String reason) {}

  /// What stopped a domain.
  ///
  /// @param stage the state in which it happened
  /// @param error the name of the error, a class of this project's or one of Step Functions
  record Failure(String stage, String error, @JsonUnwrapped Explanation told) {}

  static Domain domain(JsonNode result) {
    return Domain.of(result.path("domain").asText());
  }

  /// The result of one iteration of the state machine's Map.
  ///
  /// @param published how many recommenders of the domain are published after it
  static DomainOutcome of(JsonNode result, int published) {
    List<Trained> trained = new ArrayList<>();
    result.path("recommenders").forEach(node -> trained.add(Json.read(node, Trained.class)));
    List<Skipped> skipped = new ArrayList<>();
    result.path("skipped").forEach(node -> skipped.add(Json.read(node, Skipped.class)));
    Optional<Failure> untrained = untrained(trained);
    Optional<Failure> failure =
        result.has("failure") && !isConsequence(result.path("failure"), trained)
            ? Optional.of(failure(result.path("failure")))
            : untrained;
    return new DomainOutcome(
        domain(result),
        failure.isPresent() ? FAILED : SUCCEEDED,
        result.has("window")
            ? Optional.of(Json.read(result.path("window"), Window.class))
            : Optional.empty(),
        published,
        trained.stream().map(DomainOutcome::inOneLine).toList(),
        skipped,
        counts(result.path("rows")),
        result.path("bytes").asLong(),
        StageTime.of(result.path("stages")),
        counts(result.path("leftOut")),
        texts(result.path("examples")),
        sentences(result.path("warnings")),
        failure);
  }

  /// Whether a failure says no more than that there is nothing to publish, since none was trained.
  private static boolean isConsequence(JsonNode failure, List<Trained> recommenders) {
    return !recommenders.isEmpty()
        && recommenders.stream().noneMatch(Trained::isActive)
        && failure.path("stage").asText().equals("Publish recommenders")
        && failure.at("/error/Error").asText().equals(NOT_TRAINED);
  }

  /// A recommender's reason stands in a table.
  private static Trained inOneLine(Trained each) {
    return new Trained(
        each.name(), each.status(), each.recommenderArn(), each.reason().map(DomainOutcome::cause));
  }

  private static String cause(String reason) {
    return Explanation.of(NOT_TRAINED, reason, TRAINING).cause();
  }

  /// The first that failed is the cause; the others are told beside it.
  private static Optional<Failure> untrained(List<Trained> recommenders) {
    List<Trained> failed = recommenders.stream().filter(each -> !each.isActive()).toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    Trained first = failed.getFirst();
    Explanation told = Explanation.of(NOT_TRAINED, first.reason().orElse(first.status()), TRAINING);
    return Optional.of(
        new Failure(
            TRAINING,
            NOT_TRAINED,
            new Explanation(
                first.name().key() + ": " + told.cause(),
                Optional.of(first.recommenderArn()),
                told.next(),
                failed.stream().skip(1).map(DomainOutcome::sentence).toList())));
  }

  private static String sentence(Trained each) {
    return each.name().key() + ": " + cause(each.reason().orElse(each.status()));
  }

  private static Failure failure(JsonNode failure) {
    JsonNode told = failure.path("error");
    String error = told.path("Error").asText("States.Unknown");
    String stage = failure.path("stage").asText();
    return new Failure(
        stage, error, Explanation.of(error, message(told.path("Cause").asText("")), stage));
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
}
