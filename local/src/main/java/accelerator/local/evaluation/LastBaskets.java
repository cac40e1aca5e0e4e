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

  static HeldBack of(List<Row> rows, String purchase) {
    List<Row> known = new ArrayList<>();
    List<Evaluation.Question> questions = new ArrayList<>();
    for (List<Row> own : HeldBack.byUser(rows).values()) {
      Optional<List<Row>> last = last(own, purchase);
      last.ifPresent(basket -> questions.add(question(basket)));
      long end = last.map(basket -> basket.getFirst().epochSeconds()).orElse(Long.MAX_VALUE);
      own.stream().filter(row -> row.epochSeconds() < end).forEach(known::add);
    }
    return new HeldBack(known, questions);
  }

  private static Optional<List<Row>> last(List<Row> own, String purchase) {
    Optional<List<Row>> last = Optional.empty();
    List<Row> basket = new ArrayList<>();
    for (Row row : own) {
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

  private static Set<String> items(List<Row> basket) {
    Set<String> items = new LinkedHashSet<>();
    basket.forEach(row -> items.add(row.itemId()));
    return items;
  }

  private static Evaluation.Question question(List<Row> basket) {
    Row first = basket.getFirst();
    Set<String> rest = items(basket);
    rest.remove(first.itemId());
    return new Evaluation.Question(
        first.userId(), first.itemId(), Set.of(first.itemId()), rest, first.epochSeconds());
  }
}
