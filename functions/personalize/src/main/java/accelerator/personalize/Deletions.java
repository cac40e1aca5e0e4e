package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.personalize.PersonalizeResource.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.personalize.model.ResourceInUseException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;

/// One look of a teardown: asks for every deletion that is possible now, and notes what is still to
/// wait for and what has to stay.
final class Deletions {
  private final PersonalizeResources resources;
  private final Set<String> deleted;
  private final List<String> awaited = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();

  /// What this stack made and nothing may delete, with the reason.
  record Left(PersonalizeResource.Kind kind, String resourceArn, String reason) {}

  /// @param deleted what earlier looks asked for
  Deletions(PersonalizeResources resources, List<String> deleted) {
    this.resources = resources;
    this.deleted = new LinkedHashSet<>(deleted);
  }

  List<String> awaited() {
    return List.copyOf(awaited);
  }

  /// All that was asked for, in this look and before.
  List<String> deleted() {
    return List.copyOf(deleted);
  }

  List<Left> left() {
    return List.copyOf(left);
  }

  /// Deletes kind by kind: the next one begins when the ones before it are gone.
  void look(Domain domain) {
    List<PersonalizeResource> found = resources.of(domain);
    for (PersonalizeResource resource :
        found.stream().filter(PersonalizeResource::isOurs).toList()) {
      if (found.stream().anyMatch(it -> it.isOurs() && it.kind().blocks(resource.kind()))
          && !isLeft(found, resource.kind())) {
        awaited.add(resource.resourceArn());
        continue;
      }
      blocker(found, resource)
          .ifPresentOrElse(
              foreign ->
                  leave(resource, foreign.resourceArn() + ", which is not this stack's, needs it"),
              () -> delete(resource));
    }
  }

  /// Whether everything of ours that blocks a kind has to stay itself.
  private boolean isLeft(List<PersonalizeResource> found, Kind kind) {
    return found.stream()
        .filter(it -> it.isOurs() && it.kind().blocks(kind))
        .allMatch(it -> blocker(found, it).isPresent());
  }

  private static Optional<PersonalizeResource> blocker(
      List<PersonalizeResource> found, PersonalizeResource resource) {
    return resource.kind() == Kind.SCHEMA
        ? Optional.empty()
        : found.stream()
            .filter(it -> !it.isOurs() && it.kind().blocks(resource.kind()))
            .findFirst();
  }

  private void delete(PersonalizeResource resource) {
    if (!resource.isSettled()) {
      awaited.add(resource.resourceArn());
      return;
    }
    try {
      resources.delete(resource);
      deleted.add(resource.resourceArn());
      if (resource.kind() != Kind.SCHEMA) {
        awaited.add(resource.resourceArn());
      }
    } catch (ResourceNotFoundException _) {
      deleted.add(resource.resourceArn());
    } catch (AwsServiceException failure) {
      refused(resource, failure);
    }
  }

  /// Schemas go when no dataset of this stack is left: one that is then still in use is used by
  /// somebody else.
  private void refused(PersonalizeResource resource, AwsServiceException refused) {
    if (resource.kind() == Kind.SCHEMA && refused instanceof ResourceInUseException) {
      leave(resource, "a dataset that is not deleted uses it");
      return;
    }
    if (!Service.meansLater(refused)) {
      throw refused;
    }
    awaited.add(resource.resourceArn());
  }

  private void leave(PersonalizeResource resource, String reason) {
    left.add(new Left(resource.kind(), resource.resourceArn(), reason));
  }
}
