package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.PlantedShop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The views of a planted shop's users that are held back, and what its laws say of them.
final class PlantedQuestions {
  /// How many answers count.
  static final int LIST = 10;

  private final PlantedShop shop;
  private final List<Asked> asked = new ArrayList<>();

  PlantedQuestions(PlantedShop shop) {
    this.shop = shop;
  }

  /// A view that is held back.
  ///
  /// @param met what the user had met before it
  /// @param last what the user had viewed last
  record Asked(int user, Set<Integer> met, int last, int next, long epochSeconds) {
    boolean isNew(int item) {
      return !met.contains(item);
    }
  }

  private record Row(int item, long epochSeconds, String eventType) {}

  int size() {
    return asked.size();
  }

  /// The shop's interactions without the last new view of each user, and without what came after.
  String known() {
    Map<Integer, List<Row>> byUser = new HashMap<>();
    shop.visit(
        101,
        50_000,
        "View",
        (user, item, time, type) ->
            byUser.computeIfAbsent(user, _ -> new ArrayList<>()).add(new Row(item, time, type)));
    StringBuilder file = new StringBuilder("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\n");
    byUser.forEach(
        (user, rows) -> {
          int kept = heldBack(user, rows);
          for (Row row : rows.subList(0, kept)) {
            file.append(
                String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%s\n",
                    PlantedShop.userId(user),
                    PlantedShop.itemId(row.item()),
                    row.epochSeconds(),
                    row.eventType()));
          }
        });
    return file.toString();
  }

  private int heldBack(int user, List<Row> rows) {
    Set<Integer> met = new HashSet<>();
    int kept = rows.size();
    int last = -1;
    int lastOfKept = -1;
    for (int nth = 0; nth < rows.size(); nth++) {
      boolean isView = rows.get(nth).eventType().equals("View");
      if (met.add(rows.get(nth).item()) && isView && last >= 0) {
        kept = nth;
        lastOfKept = last;
      }
      last = isView ? rows.get(nth).item() : last;
    }
    if (lastOfKept >= 0) {
      Set<Integer> before = new HashSet<>();
      rows.subList(0, kept).forEach(row -> before.add(row.item()));
      Row next = rows.get(kept);
      asked.add(new Asked(user, before, lastOfKept, next.item(), next.epochSeconds()));
    }
    return lastOfKept < 0 ? rows.size() : kept;
  }

  /// The normalised discounted cumulative gain of the first ten new answers.
  double ndcg(Function<Asked, List<Integer>> answers) {
    double sum = 0;
    for (Asked question : asked) {
      int rank =
          answers.apply(question).stream()
              .filter(question::isNew)
              .limit(LIST)
              .toList()
              .indexOf(question.next());
      sum += rank < 0 ? 0 : Math.log(2) / Math.log(rank + 2.0);
    }
    return sum / asked.size();
  }

  /// Every item, the likeliest next first.
  List<Integer> mostLikely(Asked question) {
    double[] chances =
        shop.nextProbabilities(question.user(), question.last(), question.epochSeconds());
    return IntStream.range(0, shop.items)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -chances[item]))
        .toList();
  }
}
