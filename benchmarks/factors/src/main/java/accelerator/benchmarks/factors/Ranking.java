package accelerator.benchmarks.factors;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Ranks every item for a user by the product of their factors.
public record Ranking(Factors users, Factors items) {
  private static final int LIST = 10;

  private record Scored(int item, float score) {}

  /// The ten best, each after a comma; none for a user without factors.
  ///
  /// @param met items that are no answer
  String of(int user, Set<Integer> met) {
    float[] own = users.byId().get(user);
    if (own == null) {
      return "";
    }
    PriorityQueue<Scored> best =
        new PriorityQueue<>(
            Comparator.<Scored>comparingDouble(each -> each.score())
                .thenComparingInt(each -> -each.item()));
    for (Map.Entry<Integer, float[]> item : items.byId().entrySet()) {
      if (!met.contains(item.getKey())) {
        best.add(new Scored(item.getKey(), product(own, item.getValue())));
        if (best.size() > LIST) {
          best.poll();
        }
      }
    }
    StringBuilder list = new StringBuilder();
    while (!best.isEmpty()) {
      list.insert(0, "," + best.poll().item());
    }
    return list.toString();
  }

  private static float product(float[] one, float[] other) {
    float sum = 0;
    for (int place = 0; place < one.length; place++) {
      sum += one[place] * other[place];
    }
    return sum;
  }
}
