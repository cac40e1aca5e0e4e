package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.RunInProgress;
import accelerator.core.StageAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Deletes what the stack made in Personalize, as far as it can be deleted now, and looks how far
/// that is. A domain that a run has is waited for; its registry goes first, so that the endpoint
/// says that there is nothing rather than asking what is gone. Ready when all is gone, or only
/// stays what something of others needs.
final class TearDown implements Actions.Action {
  private final PersonalizeSettings settings;
  private final PersonalizeResources resources;
  private final PublishedRegistries registries;
  private final Locks locks;
  private final InstantSource clock;

  /// What crosses looks: when it began, and what was asked to be deleted.
  record Progress(Instant startedAt, List<String> deleted) {
    static Progress of(JsonNode progress, Instant now) {
      return progress.has("startedAt")
          ? Json.read(progress, Progress.class)
          : new Progress(now, List.of());
    }
  }

  TearDown(
      PersonalizeSettings settings,
      PersonalizeResources resources,
      PublishedRegistries registries,
      Locks locks,
      InstantSource clock) {
    this.settings = settings;
    this.resources = resources;
    this.registries = registries;
    this.locks = locks;
    this.clock = clock;
  }

  @Override
  public StageAnswer handle(JsonNode payload) {
    TeardownPlan teardown = Json.read(payload.path("teardown"), TeardownPlan.class);
    Instant now = clock.instant();
    Progress before = Progress.of(payload.path("progress"), now);
    Deletions deletions = new Deletions(resources, before.deleted());
    Optional<String> taken = look(teardown, deletions);
    List<String> awaited = new ArrayList<>(deletions.awaited());
    taken.ifPresent(awaited::add);
    if (awaited.isEmpty()) {
      teardown.domains().forEach(domain -> locks.release(domain, teardown.executionArn()));
      return StageAnswer.ready(
          new TeardownSummary(settings.stack(), deletions.deleted(), deletions.left()).ending());
    }
    return Stage.pending(
        String.join(", ", awaited),
        before.startedAt(),
        now,
        teardown.deadline(),
        settings.waits(),
        new Progress(before.startedAt(), deletions.deleted()));
  }

  /// Goes through the domains until one is taken by a run, which is then what to wait for.
  private Optional<String> look(TeardownPlan teardown, Deletions deletions) {
    try {
      for (Domain domain : teardown.domains()) {
        locks.take(domain, teardown.id(), teardown.executionArn());
        registries.withdraw(domain);
        deletions.look(domain);
      }
      return Optional.empty();
    } catch (RunInProgress failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    } catch (AwsServiceException failure) {
      if (Service.meansLater(failure)) {
        return Optional.of("Personalize to allow more: " + failure.getMessage());
      }
      throw failure;
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
  }
}
