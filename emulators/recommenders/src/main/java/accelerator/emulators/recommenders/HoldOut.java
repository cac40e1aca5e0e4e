package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts the pasts of users in two: what is known, and what is asked for.
///
/// @param eventType only items first met by such an interaction are asked for
/// @param share how many of a user's items are asked for, of all; at least one
record HoldOut(Interactions interactions, Optional<String> eventType, double share) {
  Evaluation of(int mostUsers) {
    boolean[] isKnown = new boolean[interactions.size()];
    Arrays.fill(isKnown, true);
    List<Evaluation.Question> questions = new ArrayList<>();
    int stride = Math.max(1, Math.ceilDiv(interactions.users(), Math.max(1, mostUsers)));
    for (int user = 0; user < interactions.users(); user += stride) {
      int[] firsts = firsts(user);
      if (firsts.length > 0) {
        int held = Math.max(1, (int) (firsts.length * share));
        cut(user, Arrays.copyOfRange(firsts, firsts.length - held, firsts.length), isKnown)
            .ifPresent(questions::add);
      }
    }
    return new Evaluation(interactions.where(isKnown), questions);
  }

  /// The rows in which a user meets an item for the first time, those of the event type.
  private int[] firsts(int user) {
    int[] rows = new int[interactions.start(user + 1) - interactions.start(user)];
    int size = 0;
    int wanted = eventType.map(interactions::indexOfType).orElse(-1);
    Set<Integer> met = new LinkedHashSet<>();
    for (int row = interactions.start(user); row < interactions.start(user + 1); row++) {
      boolean isNew = met.add(interactions.itemAt(row));
      if (isNew && (eventType.isEmpty() || interactions.typeAt(row) == wanted)) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }

  private Optional<Evaluation.Question> cut(int user, int[] held, boolean[] isKnown) {
    int start = interactions.start(user);
    if (held[0] == start) {
      return Optional.empty();
    }
    Arrays.fill(isKnown, held[0], interactions.start(user + 1), false);
    Set<String> met = new LinkedHashSet<>();
    for (int row = start; row < held[0]; row++) {
      met.add(idAt(row));
    }
    Set<String> next = new LinkedHashSet<>();
    for (int row : held) {
      next.add(idAt(row));
    }
    return Optional.of(
        new Evaluation.Question(
            interactions.userIds().id(user),
            idAt(held[0] - 1),
            met,
            next,
            interactions.timeAt(held[0])));
  }

  private String idAt(int row) {
    return interactions.itemIds().id(interactions.itemAt(row));
  }
}
