package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.TrainedRecommender;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What each recommender may explore, found anew when the model, the items or the items of single
/// events change. Used under the region's lock only; what it gives out never changes.
final class Explorers {
  private static final String CREATED = "CREATION_TIMESTAMP";

  /// What new items were found in.
  private record Source(
      Model model, Exploration exploration, List<Rows> rows, int eventItems, List<String> columns) {
    /// Whether it is the same; the model is by identity.
    boolean isStill(Source other) {
      return model == other.model
          && exploration.equals(other.exploration)
          && rows.equals(other.rows)
          && eventItems == other.eventItems
          && columns.equals(other.columns);
    }
  }

  private record Found(Source source, NewItems items) {}

  private final BoundedMap<String, Found> byRecommender;

  /// @param most for how many recommenders they are kept
  Explorers(int most) {
    this.byRecommender = BoundedMap.ofEntries(most);
  }

  /// The new items of a recommender.
  NewItems of(String arn, Model model, Exploration exploration, GroupData data) {
    List<String> eventItems =
        data.find(DatasetType.INTERACTIONS)
            .map(dataset -> dataset.contents().writes().events().itemIds())
            .orElse(List.of());
    List<String> columns =
        Optional.ofNullable(data.schemas().get(DatasetType.ITEMS))
            .map(Explorers::telling)
            .orElse(List.of());
    Source source =
        new Source(model, exploration, data.rows(DatasetType.ITEMS), eventItems.size(), columns);
    Found found =
        byRecommender
            .find(arn)
            .filter(known -> known.source().isStill(source))
            .orElseGet(() -> new Found(source, find(source, eventItems)));
    byRecommender.put(arn, found);
    return found.items();
  }

  private static List<String> telling(SchemaContent schema) {
    return schema.fields().stream().filter(Field::isCategorical).map(Field::name).toList();
  }

  private static NewItems find(Source source, List<String> eventItems) {
    Map<String, Map<String, String>> created = table(source.rows(), List.of(CREATED));
    TrainedRecommender recommender = source.model().recommender();
    double oldest =
        recommender.newestEpochSeconds()
            - source.exploration().mostDays() * Duration.ofDays(1).toSeconds();
    Set<String> fresh = new LinkedHashSet<>();
    created.forEach(
        (id, row) -> {
          String time = row.getOrDefault(CREATED, "");
          if (!recommender.hasMet(id) && (time.isEmpty() || Double.parseDouble(time) >= oldest)) {
            fresh.add(id);
          }
        });
    eventItems.stream()
        .filter(id -> !recommender.hasMet(id) && !created.containsKey(id))
        .forEach(fresh::add);
    return NewItems.of(fresh, fresh.isEmpty() ? Map.of() : table(source.rows(), source.columns()));
  }

  private static Map<String, Map<String, String>> table(List<Rows> rows, List<String> columns) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (Rows each : rows) {
      if (each instanceof RecordRows records) {
        records.addTo(all, columns);
      }
    }
    return all;
  }
}
