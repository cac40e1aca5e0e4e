package accelerator.emulators.personalize;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The resources of one kind, in the order of their creation. Those whose deletion is over are
/// gone. Not safe for use by several threads at once.
final class ResourceRegistry<R extends Resource> {
  /// How many of a kind are kept.
  static final int MOST = 10_000;

  private final String kind;
  private final InstantSource clock;
  private final Map<String, R> byArn = new LinkedHashMap<>();

  /// @param kind as errors name it, such as `dataset group`
  ResourceRegistry(String kind, InstantSource clock) {
    this.kind = kind;
    this.clock = clock;
  }

  /// Refuses an ARN that is taken, and one more resource than are kept: jobs are never deleted.
  void demandFree(String arn) {
    if (find(arn).isPresent()) {
      throw Refusal.alreadyExists(arn);
    }
    if (byArn.size() >= MOST) {
      throw Refusal.limitExceeded("The stand-in keeps at most %d of a %s: restart it.", MOST, kind);
    }
  }

  /// Adds a new resource, or replaces the one of its ARN.
  void put(R resource) {
    byArn.put(resource.arn(), resource);
  }

  void remove(String arn) {
    byArn.remove(arn);
  }

  Optional<R> find(String arn) {
    forgetDeleted();
    return Optional.ofNullable(byArn.get(arn));
  }

  /// @throws Refusal when there is none of that ARN
  R get(String arn) {
    return find(arn).orElseThrow(() -> Refusal.notFound(kind, arn));
  }

  /// The resource of an ARN, which must be ACTIVE.
  R active(String arn) {
    R resource = get(arn);
    String status = resource.status(clock.instant());
    if (!status.equals("ACTIVE")) {
      // Which error the service gives could not be verified.
      throw Refusal.inUse("The %s %s must be ACTIVE, is %s", kind, arn, status);
    }
    return resource;
  }

  /// The resource of an ARN, which must not be in a change.
  R settled(String arn) {
    R resource = get(arn);
    if (resource.transition().isUnderway(clock.instant())) {
      throw Refusal.inUse("The %s %s is %s", kind, arn, resource.status(clock.instant()));
    }
    return resource;
  }

  List<R> all() {
    forgetDeleted();
    return List.copyOf(byArn.values());
  }

  private void forgetDeleted() {
    byArn.values().removeIf(each -> each.transition().hasDeleted(clock.instant()));
  }
}
