package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Items of the same kind by their metadata: the cosine of their values, the rarer ones counting
/// more. Columns of which most values belong to one item (names, prices) tell nothing and are left
/// out, as are values that more than {@value #MOST_SHARED} items share.
final class MetadataSimilarity implements Neighbours.Rule {
  private static final int MOST_SHARED = 5000;
  private static final Pattern SEPARATOR = Pattern.compile("\\|");

  private final int[][] itemsOf;
  private final int[][] valuesOf;
  private final float[] information;
  private final double[] lengths;

  private MetadataSimilarity(int[][] itemsOf, int items) {
    this.itemsOf = itemsOf;
    valuesOf = turn(itemsOf, items);
    information = new float[itemsOf.length];
    lengths = new double[items];
    for (int value = 0; value < itemsOf.length; value++) {
      double logarithm = Math.log(1 + (double) items / itemsOf[value].length);
      information[value] = (float) (logarithm * logarithm);
      for (int item : itemsOf[value]) {
        lengths[item] += information[value];
      }
    }
  }

  /// @param ids the items in the order of the table's rows
  static Neighbours learn(Items items, Dictionary ids, TrainingParameters parameters) {
    return Neighbours.learn(
        ids.size(), new MetadataSimilarity(shared(items, ids), ids.size()), parameters);
  }

  /// The items of each value that tells something.
  private static int[][] shared(Items items, Dictionary ids) {
    Map<String, Map<String, List<Integer>>> columns = new TreeMap<>();
    for (int item = 0; item < ids.size(); item++) {
      for (Map.Entry<String, String> cell :
          items.byId().getOrDefault(ids.id(item), Map.of()).entrySet()) {
        Map<String, List<Integer>> values =
            columns.computeIfAbsent(cell.getKey(), _ -> new TreeMap<>());
        for (String value :
            Arrays.stream(SEPARATOR.split(cell.getValue()))
                .map(String::strip)
                .distinct()
                .toList()) {
          values.computeIfAbsent(value, _ -> new ArrayList<>()).add(item);
        }
      }
    }
    return columns.values().stream()
        .filter(MetadataSimilarity::isShared)
        .flatMap(values -> values.entrySet().stream())
        .filter(value -> !value.getKey().isEmpty())
        .map(Map.Entry::getValue)
        .filter(sharing -> sharing.size() > 1 && sharing.size() <= MOST_SHARED)
        .map(sharing -> sharing.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static boolean isShared(Map<String, List<Integer>> values) {
    return 2L * values.size() <= values.values().stream().mapToLong(List::size).sum();
  }

  private static int[][] turn(int[][] itemsOf, int items) {
    int[] counts = new int[items];
    for (int[] sharing : itemsOf) {
      for (int item : sharing) {
        counts[item]++;
      }
    }
    int[][] valuesOf = new int[items][];
    Arrays.setAll(valuesOf, item -> new int[counts[item]]);
    for (int value = 0; value < itemsOf.length; value++) {
      for (int item : itemsOf[value]) {
        valuesOf[item][--counts[item]] = value;
      }
    }
    return valuesOf;
  }

  @Override
  public void weigh(int item, Scores scores) {
    for (int value : valuesOf[item]) {
      for (int other : itemsOf[value]) {
        scores.add(other, information[value]);
      }
    }
    for (int nth = 0; nth < scores.count(); nth++) {
      int other = scores.item(nth);
      scores.set(other, (float) (scores.of(other) / Math.sqrt(lengths[item] * lengths[other])));
    }
    scores.set(item, 0);
  }
}
