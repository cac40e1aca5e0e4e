package accelerator.benchmarks.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/// The factors of users or items by their id.
record Factors(Map<Integer, float[]> byId) {
  /// @param factors with the columns `id` and `features`
  static Factors of(Dataset<Row> factors) {
    Map<Integer, float[]> byId = new HashMap<>();
    for (Row row : factors.collectAsList()) {
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
