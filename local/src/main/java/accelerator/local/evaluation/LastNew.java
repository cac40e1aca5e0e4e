package accelerator.local.evaluation;

import accelerator.emulators.recommenders.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Holds back of each user the item that was last met for the first time, and whatever came after.
final class LastNew {
  private LastNew() {}

  /// @param eventType only interactions of this type count as meeting an item
  static HeldBackSplit of(List<PastInteraction> rows, String eventType) {
    Map<String, List<PastInteraction>> byUser = HeldBackSplit.byUser(rows);
    List<PastInteraction> known = new ArrayList<>();
    List<Evaluation.Question> questions = new ArrayList<>();
    for (List<PastInteraction> own : byUser.values()) {
      OptionalInt last = lastNew(own, eventType);
      List<PastInteraction> before = own.subList(0, last.orElse(own.size()));
      known.addAll(before);
      if (last.isPresent()) {
        question(before, own.get(last.getAsInt()), eventType).ifPresent(questions::add);
      }
    }
    return new HeldBackSplit(known, questions);
  }

  /// The place of the last interaction with an item that was new to the user.
  private static OptionalInt lastNew(List<PastInteraction> own, String eventType) {
    Set<String> met = new LinkedHashSet<>();
    OptionalInt last = OptionalInt.empty();
    for (int place = 0; place < own.size(); place++) {
      if (own.get(place).isOf(eventType) && met.add(own.get(place).itemId())) {
        last = met.size() > 1 ? OptionalInt.of(place) : last;
      }
    }
    return last;
  }

  private static Optional<Evaluation.Question> question(
      List<PastInteraction> before, PastInteraction next, String eventType) {
    LinkedHashMap<String, PastInteraction> met = new LinkedHashMap<>();
    before.stream()
        .filter(row -> row.isOf(eventType))
        .forEach(row -> met.putLast(row.itemId(), row));
    return met.keySet().stream()
        .reduce((_, later) -> later)
        .map(
            last ->
                new Evaluation.Question(
                    next.userId(),
                    last,
                    Set.copyOf(met.keySet()),
                    Set.of(next.itemId()),
                    next.epochSeconds()));
  }
}
