package accelerator.recommend;

import accelerator.core.KnownItems;
import accelerator.core.Registry;
import accelerator.recommend.events.EventBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What reaches a shelf: items that exist. An item exists when the last run has learned it, and is
/// shown when it has metadata where answers carry any.
record ItemRule(UnknownItems choice, KnownItemsCache known) {
  /// Events wait for the known items of a run that nobody has asked for yet; questions do not.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// Whether none of the items that a question is about is known.
  ///
  /// @throws Problem when such questions are refused
  boolean isAboutUnknown(List<String> itemIds, Registry registry) {
    if (choice == UnknownItems.ACCEPT || itemIds.isEmpty()) {
      return false;
    }
    Optional<KnownItems> items =
        known.find(registry, choice == UnknownItems.REFUSE ? PATIENCE : Duration.ZERO);
    boolean isUnknown = items.isPresent() && itemIds.stream().noneMatch(items.get()::mayHave);
    if (isUnknown && choice == UnknownItems.REFUSE) {
      throw new Problem(
          Problem.Kind.UNKNOWN_ITEM,
          "run %s has learned no item '%.64s'".formatted(registry.runId(), itemIds.getFirst()));
    }
    return isUnknown;
  }

  /// A body without the events of items that do not exist.
  EventBody existing(EventBody body, Registry registry) {
    if (choice == UnknownItems.ACCEPT) {
      return body;
    }
    return known
        .find(registry, PATIENCE)
        .map(
            items ->
                body.refusing(
                    event ->
                        items.mayHave(event.itemId())
                            ? Optional.empty()
                            : Optional.of(
                                "itemId must be an item that the last run has learned, was '%.64s'"
                                    .formatted(event.itemId()))))
        .orElse(body);
  }

  /// Those items of an answer that are described, if it describes any.
  List<Registry.Item> described(List<Registry.Item> items) {
    List<Registry.Item> described = new ArrayList<>();
    for (Registry.Item item : items) {
      if (!item.metadata().isEmpty()) {
        described.add(item);
      }
    }
    return choice == UnknownItems.ACCEPT || described.isEmpty() ? items : described;
  }
}
