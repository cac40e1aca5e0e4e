package accelerator.benchmarks.spark;

import accelerator.benchmarks.factors.FactorAnswers;
import accelerator.benchmarks.factors.Factors;
import accelerator.benchmarks.factors.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// Fits Spark's implicit ALS. How often a user met an item is the confidence.
final class AlternatingLeastSquares {
  private static final long SEED = 1;

  private AlternatingLeastSquares() {}

  /// @param arguments the folder and the file of {@link FactorAnswers}, and a folder to work in
  public static void main(String[] arguments) throws IOException {
    FactorAnswers answers = new FactorAnswers(Path.of(arguments[0]), Path.of(arguments[1]));
    try (SparkSession spark = session(arguments[2])) {
      Dataset<Row> counts = counts(spark, answers.known()).cache();
      counts.count();
      long began = System.nanoTime();
      ALSModel model = als().fit(counts);
      Ranking ranking = new Ranking(factors(model.userFactors()), factors(model.itemFactors()));
      answers.write(ranking, (System.nanoTime() - began) / 1e9);
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
        .setRank(FactorAnswers.RANK)
        .setMaxIter(FactorAnswers.ITERATIONS)
        .setSeed(SEED)
        .setUserCol("user")
        .setItemCol("item")
        .setRatingCol("rating");
  }

  /// @param rows with the columns `id` and `features`
  private static Factors factors(Dataset<Row> rows) {
    Map<Integer, float[]> byId = new HashMap<>();
    for (Row row : rows.collectAsList()) {
      List<Float> features = row.getList(row.fieldIndex("features"));
      float[] values = new float[features.size()];
      for (int place = 0; place < values.length; place++) {
        values[place] = features.get(place);
      }
      byId.put(row.getInt(row.fieldIndex("id")), values);
    }
    return new Factors(byId);
  }
}
