package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;

/// Deletes the recommenders that others have taken the place of, when nobody asks them any more:
/// the endpoint reads what is published again after a while. Only those of the stack's own tag and
/// of the names of recommenders that are published under another ARN. Ready when none is left, at
/// once where there never was one.
final class RetireRecommenders implements Actions.Action {
  /// A question that was asked in the last moment may still be answered.
  private static final Duration LAST_ANSWERS = Duration.ofMinutes(1);

  private final PersonalizeSettings settings;
  private final PersonalizeResources resources;
  private final PublishedRegistries registries;
  private final InstantSource clock;

  /// What is ready when it is.
  ///
  /// @param deleted the ARNs of those that are gone, or will be
  record Retired(List<String> deleted) {}

  /// What crosses looks.
  record Progress(Instant startedAt, List<String> deleted) {}

  RetireRecommenders(
      PersonalizeSettings settings,
      PersonalizeResources resources,
      PublishedRegistries registries,
      InstantSource clock) {
    this.settings = settings;
    this.resources = resources;
    this.registries = registries;
    this.clock = clock;
  }

  @Override
  public Object handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    Instant now = clock.instant();
    Progress before = call.progress(Progress.class).orElseGet(() -> new Progress(now, List.of()));
    Domain domain = call.plan().domain();
    Optional<Registry> current = registries.current(domain);
    List<PersonalizeResource> left =
        current.map(registry -> former(domain, registry)).orElse(List.of());
    if (left.isEmpty()) {
      return StageAnswer.ready(new Retired(before.deleted()));
    }
    Duration unread =
        Duration.between(
            now,
            current.orElseThrow().publishedAt().plus(settings.registryAge()).plus(LAST_ANSWERS));
    if (!unread.isNegative()) {
      return pending(unread.plusSeconds(1), "questions to end at", left, before, now);
    }
    List<String> deleted = new ArrayList<>(before.deleted());
    for (PersonalizeResource each : left) {
      if (each.isSettled() && isDeleted(each)) {
        deleted.add(each.resourceArn());
      }
    }
    return pending(
        settings.waits().next(Duration.between(before.startedAt(), now)),
        "the deletion of",
        left,
        new Progress(before.startedAt(), deleted.stream().distinct().toList()),
        now);
  }

  private boolean isDeleted(PersonalizeResource each) {
    try {
      resources.deleteRecommender(each);
      return true;
    } catch (ResourceNotFoundException _) {
      return true;
    }
  }

  private StageAnswer pending(
      Duration wait, String word, List<PersonalizeResource> left, Progress progress, Instant now) {
    return Stage.pending(
        "%s %s"
            .formatted(
                word,
                String.join(", ", left.stream().map(PersonalizeResource::resourceArn).toList())),
        wait,
        now,
        progress.startedAt().plus(settings.training()),
        progress);
  }

  /// Those of the domain that nobody asks: another of their name is published.
  private List<PersonalizeResource> former(Domain domain, Registry registry) {
    Names names = new Names(settings, domain);
    return Service.now(
        () ->
            resources.recommenders(domain, arn -> isFormer(arn, names, registry)).stream()
                .filter(PersonalizeResource::isOurs)
                .toList());
  }

  private static boolean isFormer(String arn, Names names, Registry registry) {
    return Arrays.stream(Recommender.values())
        .filter(each -> each.domain() == names.domain() && names.isOf(each, arn))
        .flatMap(each -> registry.recommenderArn(each).stream())
        .anyMatch(published -> !published.equals(arn));
  }
}
