package accelerator.warehouse;

import static accelerator.warehouse.Event.view;

import accelerator.core.Dataset;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// A run's calls up to the file of items, over a shop with two products. It answers the file's
/// lines: the header, then the rows in order.
public final class UnloadedItems implements Callable<List<String>> {
  @Override
  public List<String> call() throws Exception {
    Path file = Files.createTempFile("items", ".csv");
    try (Shop shop =
        new Shop(
            view().with("product_size", "XL").with("product_name", "Shirt"),
            view().product("p2").at("2025-09-02 12:00:00"))) {
      shop.warehouse.copies = unload -> write(shop.warehouse, unload, file);
      FunctionUnderTest function = new FunctionUnderTest(shop.warehouse);
      function.call(FunctionUnderTest.ownSource("transform-datasets"));
      ObjectNode unload = FunctionUnderTest.ownSource("unload-datasets");
      unload.putArray("datasets").add(Dataset.ITEMS.key());
      function.call(unload);
      List<String> lines = Files.readAllLines(file);
      return java.util.stream.Stream.concat(
              lines.stream().limit(1), lines.stream().skip(1).sorted())
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  /// Writes what an unload selects, as it says: with a header, nothing enclosed, nulls empty.
  private static List<Row> write(DuckDbWarehouse warehouse, BoundScript unload, Path file) {
    String text = unload.text();
    String query = text.substring(text.indexOf("from (") + 6, text.indexOf(")\nfile_format"));
    warehouse.execute(
        "copy (%s) to '%s' (format csv, header, delimiter ',', quote '', escape '', nullstr '')"
            .formatted(query, file));
    try {
      long rows = Files.readAllLines(file).size() - 1;
      return List.of(
          new Row(
              Map.of(
                  "FILE_NAME", "data_1_0_0_0.csv",
                  "FILE_SIZE", Long.toString(Files.size(file)),
                  "ROW_COUNT", Long.toString(rows))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
