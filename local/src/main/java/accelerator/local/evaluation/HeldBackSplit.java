package accelerator.local.evaluation;

import accelerator.emulators.recommenders.Evaluation;
import accelerator.emulators.recommenders.Interactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Interactions cut in two: what is known, and what is asked for, by user id: so the order in which
/// a warehouse gave the rows changes nothing.
record HeldBackSplit(List<PastInteraction> known, List<Evaluation.Question> questions) {
  HeldBackSplit {
    known = List.copyOf(known);
    questions =
        questions.stream().sorted(Comparator.comparing(Evaluation.Question::userId)).toList();
  }

  /// Each user's rows, oldest first; those of one second in the order in which they came.
  static Map<String, List<PastInteraction>> byUser(List<PastInteraction> rows) {
    Map<String, List<PastInteraction>> byUser = new LinkedHashMap<>();
    rows.forEach(row -> byUser.computeIfAbsent(row.userId(), _ -> new ArrayList<>()).add(row));
    byUser
        .values()
        .forEach(own -> own.sort(Comparator.comparingLong(PastInteraction::epochSeconds)));
    return byUser;
  }

  /// What is known, as the engine takes it.
  Interactions interactions() {
    return interactions(known);
  }

  static Interactions interactions(List<PastInteraction> rows) {
    Interactions.Builder builder = Interactions.builder();
    rows.forEach(
        row -> builder.add(row.userId(), row.itemId(), row.epochSeconds(), row.eventType()));
    return builder.build();
  }

  /// How many items anybody is known to have met.
  int items() {
    return (int) known.stream().map(PastInteraction::itemId).distinct().count();
  }
}
