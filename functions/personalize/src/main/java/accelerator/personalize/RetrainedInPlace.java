package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.Run;
import accelerator.personalize.TrainRecommenders.Trained;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.RecommenderConfig;
import software.amazon.awssdk.services.personalize.model.RecommenderUpdateSummary;
import software.amazon.awssdk.services.personalize.model.TrainingDataConfig;

/// The recommenders that a run trains anew where no place is left beside them. Personalize trains
/// all of a recommender's models when the columns of its training change, and answers from the
/// former ones until then (Developer Guide, "Updating a recommender"). So a column that is never
/// trained is excluded or, at the next time, no longer excluded: a text that is neither categorical
/// nor textual (Developer Guide, "Configuring columns used when creating a domain recommender").
/// That the service takes this for a change of columns could not be verified: where it makes no
/// update of it, that is told.
record RetrainedInPlace(
    PersonalizeClient personalize,
    Names names,
    Run run,
    RecommenderSettings wanted,
    ListedRecommenders listed,
    StageLook look) {
  /// After which an update that was asked for must be there.
  private static final Duration SHOWN = Duration.ofMinutes(2);

  /// Looks at the update of one that answers, or asks for it.
  ///
  /// @return how it ended; none while it is on its way
  Optional<Trained> look(
      Recommender recommender, software.amazon.awssdk.services.personalize.model.Recommender now) {
    String change = change(recommender);
    String arn = now.recommenderArn();
    Optional<Trained> ended = ended(recommender, change, arn);
    if (ended.isPresent() || look.isLeft(List.of(change), arn)) {
      return ended;
    }
    boolean isToSee = look.hasBegun(change) || !isUntouched(now);
    if (isToSee && listed.isSpent()) {
      look.next(change, arn);
      return Optional.empty();
    }
    Optional<RecommenderUpdateSummary> update =
        isToSee
            ? listed
                .describe(arn)
                .map(found -> found.latestRecommenderUpdate())
                .filter(last -> !last.creationDateTime().isBefore(run.startedAt()))
            : Optional.empty();
    if (update.isPresent()) {
      return seen(recommender, change, arn, update.get());
    }
    if (!look.hasBegun(change)) {
      return ask(recommender, change, now);
    }
    if (look.waited(change).compareTo(SHOWN) < 0) {
      look.pending(change, arn, null);
      return Optional.empty();
    }
    look.deny(change, "Personalize made no update of other columns");
    return ended(recommender, change, arn);
  }

  /// How it ended in an earlier look; none when it has not.
  private Optional<Trained> ended(Recommender recommender, String change, String arn) {
    Optional<String> denied = look.denied(change);
    if (denied.isPresent()) {
      return kept(recommender, arn, denied.get());
    }
    return look.isDone(change)
        ? Optional.of(new Trained(recommender, "ACTIVE", arn, Optional.empty()))
        : Optional.empty();
  }

  static String change(Recommender recommender) {
    return "retrain " + recommender.key();
  }

  /// Whether it cannot have been updated since the run began.
  private boolean isUntouched(software.amazon.awssdk.services.personalize.model.Recommender now) {
    return now.lastUpdatedDateTime() != null && now.lastUpdatedDateTime().isBefore(run.startedAt());
  }

  private Optional<Trained> seen(
      Recommender recommender, String change, String arn, RecommenderUpdateSummary update) {
    return switch (Status.of(update.status())) {
      case PENDING, INACTIVE -> {
        look.pending(change, arn, update.creationDateTime());
        yield Optional.empty();
      }
      case ACTIVE -> {
        look.done(change, update.lastUpdatedDateTime());
        yield Optional.of(new Trained(recommender, "ACTIVE", arn, Optional.empty()));
      }
      case FAILED -> {
        look.deny(
            change,
            Optional.ofNullable(update.failureReason()).orElse("the service gives no reason"));
        yield ended(recommender, change, arn);
      }
    };
  }

  private Optional<Trained> ask(
      Recommender recommender,
      String change,
      software.amazon.awssdk.services.personalize.model.Recommender now) {
    Optional<String> column = untrained();
    if (column.isEmpty()) {
      return kept(
          recommender,
          now.recommenderArn(),
          "%s leaves no place for a second, and the items have no column that is never trained, such as a name"
              .formatted(Quota.RECOMMENDERS.value()));
    }
    RecommenderConfig current = RecommenderSettings.current(now);
    try {
      personalize.updateRecommender(
          r ->
              r.recommenderArn(now.recommenderArn())
                  .recommenderConfig(
                      wanted.applied(current).toBuilder()
                          .trainingDataConfig(turned(current.trainingDataConfig(), column.get()))
                          .build()));
    } catch (InvalidInputException failure) {
      look.deny(change, Service.reason(failure));
      return kept(recommender, now.recommenderArn(), Service.reason(failure));
    }
    look.asked(change, now.recommenderArn());
    return Optional.empty();
  }

  /// The same columns with this one excluded, or no longer.
  private static TrainingDataConfig turned(@Nullable TrainingDataConfig before, String column) {
    String items = Dataset.ITEMS.key().toUpperCase(Locale.ROOT);
    Map<String, List<String>> excluded =
        new TreeMap<>(
            before == null || !before.hasExcludedDatasetColumns()
                ? Map.of()
                : before.excludedDatasetColumns());
    List<String> others =
        excluded.getOrDefault(items, List.of()).stream().filter(it -> !it.equals(column)).toList();
    boolean isExcluded = excluded.getOrDefault(items, List.of()).contains(column);
    List<String> next =
        isExcluded ? others : Stream.concat(others.stream(), Stream.of(column)).toList();
    if (next.isEmpty()) {
      excluded.remove(items);
    } else {
      excluded.put(items, next);
    }
    TrainingDataConfig.Builder config =
        before == null ? TrainingDataConfig.builder() : before.toBuilder();
    return config.excludedDatasetColumns(excluded).build();
  }

  /// A column of the items that no training reads.
  private Optional<String> untrained() {
    return DatasetSchema.find(names.domain(), Dataset.ITEMS).stream()
        .flatMap(schema -> Json.parse(schema.text()).path("fields").valueStream())
        .filter(RetrainedInPlace::isUntrained)
        .map(field -> field.path("name").asText())
        .findFirst();
  }

  private static boolean isUntrained(JsonNode field) {
    JsonNode type = field.path("type");
    boolean isText =
        type.isArray()
            ? type.valueStream().anyMatch(each -> each.asText().equals("string"))
            : type.asText().equals("string");
    return isText
        && !field.path("categorical").asBoolean()
        && !field.path("textual").asBoolean()
        && !field.path("name").asText().equals("ITEM_ID");
  }

  private static Optional<Trained> kept(Recommender recommender, String arn, String reason) {
    return Optional.of(
        new Trained(recommender, "ACTIVE", arn, Optional.of(Successors.KEPT + reason)));
  }
}
