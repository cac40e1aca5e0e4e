package accelerator.recommend;

import accelerator.recommend.events.Delivery.Sent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which events of a body Personalize has refused by themselves. One that is about many items is
/// handed over item by item, and what it says of them differs in the item alone: where {@value
/// #ENOUGH} of them were refused and none was taken, the others are refused without a call.
final class RefusedAlone {
  static final int ENOUGH = 10;

  /// By where the event stood in its body.
  private final Map<Integer, Tally> tallies = new ConcurrentHashMap<>();

  /// @param detail why the last was refused
  private record Tally(int refused, boolean isTaken, String detail) {}

  void taken(Sent sent) {
    tallies.put(sent.index(), new Tally(0, true, ""));
  }

  void refused(Sent sent, String detail) {
    tallies.merge(
        sent.index(),
        new Tally(1, false, detail),
        (last, _) -> new Tally(last.refused() + 1, last.isTaken(), detail));
  }

  /// Why an item of an event need not be tried; nothing when it may be taken.
  Optional<String> hopeless(Sent sent) {
    return Optional.ofNullable(tallies.get(sent.index()))
        .filter(tally -> tally.refused() >= ENOUGH && !tally.isTaken())
        .map(Tally::detail);
  }
}
