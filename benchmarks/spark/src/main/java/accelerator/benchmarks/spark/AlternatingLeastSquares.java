package accelerator.benchmarks.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// Fits implicit ALS of rank 64 in 10 iterations and answers every question with ten items that the
/// user has not met. How often a user met an item is the confidence.
final class AlternatingLeastSquares {
  private static final int RANK = 64;
  private static final int ITERATIONS = 10;
  private static final long SEED = 1;

  private AlternatingLeastSquares() {}

  /// @param arguments the folder with `known.csv` (`user,item,second,type`) and `questions.csv`
  ///   (`user,item`), the file for the answers (`user,item,item,..`), and a folder to work in
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path known = folder.resolve("known.csv");
    try (SparkSession spark = session(arguments[2])) {
      Dataset<Row> counts = counts(spark, known).cache();
      counts.count();
      long began = System.nanoTime();
      ALSModel model = als().fit(counts);
      Factors users = Factors.of(model.userFactors());
      Factors items = Factors.of(model.itemFactors());
      double seconds = (System.nanoTime() - began) / 1e9;
      Set<Integer> asked = asked(folder.resolve("questions.csv"));
      answer(asked, met(asked, known), new Ranking(users, items), Path.of(arguments[1]));
      System.out.printf(
          Locale.ROOT, "{\"fitSeconds\":%.3f,\"residentPeak\":%d}%n", seconds, residentPeak());
    }
  }

  private static SparkSession session(String scratch) {
    return SparkSession.builder()
        .appName("peer")
        .master("local[*]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", scratch)
        .config("spark.sql.warehouse.dir", scratch)
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate();
  }

  private static Dataset<Row> counts(SparkSession spark, Path known) {
    StructType schema =
        new StructType()
            .add("user", DataTypes.IntegerType)
            .add("item", DataTypes.IntegerType)
            .add("second", DataTypes.LongType)
            .add("type", DataTypes.StringType);
    return spark
        .read()
        .schema(schema)
        .csv(known.toString())
        .groupBy("user", "item")
        .agg(functions.count("*").cast("float").as("rating"));
  }

  private static ALS als() {
    return new ALS()
        .setImplicitPrefs(true)
        .setRank(RANK)
        .setMaxIter(ITERATIONS)
        .setSeed(SEED)
        .setUserCol("user")
        .setItemCol("item")
        .setRatingCol("rating");
  }

  private static Set<Integer> asked(Path questions) throws IOException {
    try (Stream<String> lines = Files.lines(questions)) {
      return lines.map(line -> Integer.valueOf(line.split(",")[0])).collect(Collectors.toSet());
    }
  }

  private static Map<Integer, Set<Integer>> met(Set<Integer> asked, Path known) throws IOException {
    try (Stream<String> lines = Files.lines(known)) {
      return lines
          .map(line -> line.split(","))
          .filter(row -> asked.contains(Integer.valueOf(row[0])))
          .collect(
              Collectors.groupingBy(
                  row -> Integer.valueOf(row[0]),
                  Collectors.mapping(row -> Integer.valueOf(row[1]), Collectors.toSet())));
    }
  }

  private static void answer(
      Set<Integer> asked, Map<Integer, Set<Integer>> met, Ranking ranking, Path file)
      throws IOException {
    List<String> lines =
        asked.parallelStream()
            .map(user -> user + ranking.of(user, met.getOrDefault(user, Set.of())))
            .toList();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (String line : lines) {
        out.write(line + "\n");
      }
    }
  }

  /// The most bytes that this process had resident; 0 where `/proc` is not there.
  private static long residentPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
