package accelerator.personalize;

import accelerator.core.DomainPlan;
import accelerator.core.ImportMode;
import accelerator.core.ItemCollector;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Publishes which items a run has learned, from the rows that were imported: those of the items
/// dataset, or where a domain has none those that interactions name, if all of them were imported:
/// the newest alone name few of the items that are known. Memory is bounded by the number of items,
/// whatever the number of rows.
record PublishedItems(ItemFiles files) {
  private static final String COLUMN = "ITEM_ID";
  private static final List<String> SOURCES = List.of("items", "interactions");

  private static final String ADDED = ImportMode.INCREMENTAL.name();

  /// More would not be read within the time that a function has.
  private static final long MOST_BYTES = 4L << 30;

  /// Publishes the items of a run's files.
  ///
  /// @param datasets as the import leaves them, with location and size
  /// @return the key of the object; none when there are too many items, or too many rows to tell,
  ///   or only rows that were added to those of earlier runs
  Optional<String> publish(DomainPlan plan, String runId, JsonNode datasets) {
    Optional<JsonNode> source =
        StreamSupport.stream(datasets.spliterator(), false)
            .filter(each -> SOURCES.contains(each.path("dataset").asText()))
            .min(Comparator.comparing(each -> SOURCES.indexOf(each.path("dataset").asText())))
            .filter(each -> !each.path("importMode").asText().equals(ADDED))
            .filter(each -> each.path("bytes").asLong() <= MOST_BYTES);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Lines lines = new Lines();
    files.read(source.get().path("location").asText(), lines::take);
    if (lines.isFull || lines.items.count() == 0) {
      return Optional.empty();
    }
    String key = Registry.itemsKey(plan.domain(), runId);
    files.write(key, lines.items.bytes());
    return Optional.of(key);
  }

  /// Lines of unquoted CSV, some of them headers.
  private static final class Lines {
    private final ItemCollector items = new ItemCollector();
    private String header = "";
    private int column = -1;
    private boolean isFull;

    void take(String line) {
      if (header.isEmpty()) {
        header = line;
        column = Arrays.asList(line.split(",", -1)).indexOf(COLUMN);
        return;
      }
      if (!line.equals(header) && column >= 0) {
        isFull |= !items.add(value(line));
      }
    }

    private String value(String line) {
      int from = 0;
      for (int passed = 0; passed < column; passed++) {
        from = line.indexOf(',', from) + 1;
      }
      int end = line.indexOf(',', from);
      return end < 0 ? line.substring(from) : line.substring(from, end);
    }
  }
}
