package accelerator.benchmarks.mahout;

import accelerator.benchmarks.factors.FactorAnswers;
import accelerator.benchmarks.factors.Factors;
import accelerator.benchmarks.factors.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.impl.recommender.svd.ALSWRFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorization;
import org.apache.mahout.cf.taste.model.PreferenceArray;
import org.apache.mahout.common.RandomUtils;

/// Fits Mahout's implicit ALS in memory, on all processors. How often a user met an item is the
/// confidence.
final class MahoutFactors {
  /// Spark's own defaults, so that both peers are asked for the same.
  private static final double LAMBDA = 0.1;

  private static final double ALPHA = 1;

  private MahoutFactors() {}

  /// @param arguments the folder and the file of {@link FactorAnswers}
  public static void main(String[] arguments) throws IOException, TasteException {
    FactorAnswers answers = new FactorAnswers(Path.of(arguments[0]), Path.of(arguments[1]));
    FastByIDMap<PreferenceArray> counts = preferences(counts(answers.known()));
    RandomUtils.useTestSeed();
    long began = System.nanoTime();
    Factorization model = factorizer(counts).factorize();
    Ranking ranking =
        new Ranking(
            factors(model.getUserIDMappings(), model.allUserFeatures()),
            factors(model.getItemIDMappings(), model.allItemFeatures()));
    answers.write(ranking, (System.nanoTime() - began) / 1e9);
  }

  private static ALSWRFactorizer factorizer(FastByIDMap<PreferenceArray> counts)
      throws TasteException {
    return new ALSWRFactorizer(
        new GenericDataModel(counts),
        FactorAnswers.RANK,
        LAMBDA,
        FactorAnswers.ITERATIONS,
        true,
        ALPHA);
  }

  private static Map<Integer, Map<Integer, Integer>> counts(Path known) throws IOException {
    Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
    try (Stream<String> lines = Files.lines(known)) {
      lines
          .map(line -> line.split(","))
          .forEach(
              row ->
                  counts
                      .computeIfAbsent(Integer.valueOf(row[0]), _ -> new HashMap<>())
                      .merge(Integer.valueOf(row[1]), 1, Integer::sum));
    }
    return counts;
  }

  private static FastByIDMap<PreferenceArray> preferences(
      Map<Integer, Map<Integer, Integer>> counts) {
    FastByIDMap<PreferenceArray> preferences = new FastByIDMap<>();
    counts.forEach(
        (user, items) -> {
          PreferenceArray own = new GenericUserPreferenceArray(items.size());
          int place = 0;
          for (Map.Entry<Integer, Integer> item : items.entrySet()) {
            own.setUserID(place, user);
            own.setItemID(place, item.getKey());
            own.setValue(place, item.getValue());
            place++;
          }
          own.sortByItem();
          preferences.put(user, own);
        });
    return preferences;
  }

  private static Factors factors(Iterable<Map.Entry<Long, Integer>> places, double[][] rows) {
    Map<Integer, float[]> byId = new HashMap<>();
    for (Map.Entry<Long, Integer> each : places) {
      double[] row = rows[each.getValue()];
      float[] values = new float[row.length];
      for (int place = 0; place < values.length; place++) {
        values[place] = (float) row[place];
      }
      byId.put(Math.toIntExact(each.getKey()), values);
    }
    return new Factors(byId);
  }
}
