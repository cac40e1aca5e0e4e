package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts the pasts of users in two: what is known, and the item new to the user that is asked for.
///
/// @param eventType only items first met by such an interaction are asked for
record HoldOut(Interactions interactions, Optional<String> eventType) {
  Evaluation of(int mostUsers) {
    boolean[] isKnown = new boolean[interactions.size()];
    Arrays.fill(isKnown, true);
    List<Evaluation.Question> questions = new ArrayList<>();
    int stride = Math.max(1, Math.ceilDiv(interactions.users(), Math.max(1, mostUsers)));
    for (int user = 0; user < interactions.users(); user += stride) {
      int asked = user;
      lastNew(user).flatMap(row -> cut(asked, row, isKnown)).ifPresent(questions::add);
    }
    return new Evaluation(interactions.where(isKnown), questions);
  }

  /// The last row in which a user meets an item for the first time, of those of the event type.
  private Optional<Integer> lastNew(int user) {
    Optional<Integer> last = Optional.empty();
    int wanted = eventType.map(interactions::indexOfType).orElse(-1);
    Set<Integer> met = new LinkedHashSet<>();
    for (int row = interactions.start(user); row < interactions.start(user + 1); row++) {
      boolean isNew = met.add(interactions.itemAt(row));
      if (isNew && (eventType.isEmpty() || interactions.typeAt(row) == wanted)) {
        last = Optional.of(row);
      }
    }
    return last;
  }

  private Optional<Evaluation.Question> cut(int user, int held, boolean[] isKnown) {
    int start = interactions.start(user);
    if (held == start) {
      return Optional.empty();
    }
    Arrays.fill(isKnown, held, interactions.start(user + 1), false);
    Set<String> met = new LinkedHashSet<>();
    for (int row = start; row < held; row++) {
      met.add(idAt(row));
    }
    return Optional.of(
        new Evaluation.Question(
            interactions.userIds().id(user),
            idAt(held - 1),
            met,
            Set.of(idAt(held)),
            interactions.timeAt(held)));
  }

  private String idAt(int row) {
    return interactions.itemIds().id(interactions.itemAt(row));
  }
}
