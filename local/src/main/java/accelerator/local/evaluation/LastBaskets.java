package accelerator.local.evaluation;

import accelerator.emulators.recommenders.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds back of each user the last order of two or more items, and whatever came after it. An
/// order is a user's purchases with no more than five minutes from one to the next.
final class LastBaskets {
  private static final int GAP_SECONDS = 300;

  private LastBaskets() {}

  static HeldBackSplit of(List<PastInteraction> rows, String purchase) {
    List<PastInteraction> known = new ArrayList<>();
    List<Evaluation.Question> questions = new ArrayList<>();
    for (List<PastInteraction> own : HeldBackSplit.byUser(rows).values()) {
      Optional<List<PastInteraction>> last = last(own, purchase);
      last.ifPresent(basket -> questions.add(question(basket)));
      long end = last.map(basket -> basket.getFirst().epochSeconds()).orElse(Long.MAX_VALUE);
      own.stream().filter(row -> row.epochSeconds() < end).forEach(known::add);
    }
    return new HeldBackSplit(known, questions);
  }

  private static Optional<List<PastInteraction>> last(List<PastInteraction> own, String purchase) {
    Optional<List<PastInteraction>> last = Optional.empty();
    List<PastInteraction> basket = new ArrayList<>();
    for (PastInteraction row : own) {
      if (!row.isOf(purchase)) {
        continue;
      }
      boolean isNext =
          !basket.isEmpty() && row.epochSeconds() - basket.getLast().epochSeconds() > GAP_SECONDS;
      if (isNext) {
        last = items(basket).size() > 1 ? Optional.of(basket) : last;
        basket = new ArrayList<>();
      }
      basket.add(row);
    }
    return items(basket).size() > 1 ? Optional.of(basket) : last;
  }

  private static Set<String> items(List<PastInteraction> basket) {
    Set<String> items = new LinkedHashSet<>();
    basket.forEach(row -> items.add(row.itemId()));
    return items;
  }

  private static Evaluation.Question question(List<PastInteraction> basket) {
    PastInteraction first = basket.getFirst();
    Set<String> rest = items(basket);
    rest.remove(first.itemId());
    return new Evaluation.Question(
        first.userId(), first.itemId(), Set.of(first.itemId()), rest, first.epochSeconds());
  }
}
