package accelerator.recommend.events;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What somebody did, spelled as the batch spells it. The use cases of ecommerce learn from views
/// and purchases, those of video on demand from watches and clicks (developer guide, use cases).
public enum EventType {
  VIEW("View", Set.of(Domain.ECOMMERCE)),
  CLICK("Click", Set.of(Domain.ECOMMERCE, Domain.VIDEO_ON_DEMAND)),
  ADD_TO_CART("AddToCart", Set.of(Domain.ECOMMERCE)),
  PURCHASE("Purchase", Set.of(Domain.ECOMMERCE)),
  WATCH("Watch", Set.of(Domain.VIDEO_ON_DEMAND));

  private final String key;
  private final Set<Domain> domains;

  EventType(String key, Set<Domain> domains) {
    this.key = key;
    this.domains = Set.copyOf(domains);
  }

  /// The spelling in events and datasets, such as `AddToCart`.
  public String key() {
    return key;
  }

  /// The types that a domain has.
  public static List<EventType> of(Domain domain) {
    return Arrays.stream(values()).filter(type -> type.domains.contains(domain)).toList();
  }

  /// @throws InvalidInput when the domain has no such type, naming those that it has
  static EventType of(Domain domain, String key) {
    return of(domain).stream()
        .filter(type -> type.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "eventType must be one of %s, was %s"
                        .formatted(
                            of(domain).stream().map(EventType::key).toList(), Shown.text(key))));
  }
}
