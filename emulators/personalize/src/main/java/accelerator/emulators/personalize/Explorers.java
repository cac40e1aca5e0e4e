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

/// What each recommender may explore, found anew when the model or the items change; items of
/// single events are added as they arrive. Used under the region's lock only; what it gives out
/// never changes.
final class Explorers {
  private static final String CREATED = "CREATION_TIMESTAMP";

  /// What new items were found in.
  private record Source(
      Model model, Exploration exploration, List<Rows> rows, List<String> columns, int deletions) {
    /// Whether it is the same; the model is by identity.
    boolean isStill(Source other) {
      return model == other.model
          && exploration.equals(other.exploration)
          && rows.equals(other.rows)
          && columns.equals(other.columns)
          && deletions == other.deletions;
    }
  }

  /// What was found, and how many of the events' items were looked at.
  private static final class Found {
    private final Source source;
    private final NewItemIndex index;
    private final ArrivedItems arrived = new ArrivedItems();
    private int seen;

    Found(Source source) {
      this.source = source;
      this.index = index(source);
    }

    NewItems with(List<String> eventItems) {
      for (; seen < eventItems.size(); seen++) {
        String id = eventItems.get(seen);
        if (!index.holds(id) && !source.model().recommender().hasMet(id)) {
          arrived.add(id);
        }
      }
      return new NewItems(index, arrived.soFar());
    }
  }

  private final BoundedMap<String, Found> byRecommender;

  /// @param most for how many recommenders they are kept
  Explorers(int most) {
    this.byRecommender = BoundedMap.ofEntries(most);
  }

  /// The new items of a recommender.
  NewItems of(String arn, Model model, Exploration exploration, GroupData data) {
    Optional<DatasetContents> interactions =
        data.find(DatasetType.INTERACTIONS).map(GroupDataset::contents);
    List<String> eventItems =
        interactions.map(each -> each.writes().events().itemIds()).orElse(List.of());
    List<String> columns =
        Optional.ofNullable(data.schemas().get(DatasetType.ITEMS))
            .map(Explorers::telling)
            .orElse(List.of());
    Source source =
        new Source(
            model,
            exploration,
            data.rows(DatasetType.ITEMS),
            columns,
            interactions.map(DatasetContents::deletions).orElse(0));
    Found found =
        byRecommender
            .find(arn)
            .filter(known -> known.source.isStill(source))
            .orElseGet(() -> new Found(source));
    byRecommender.put(arn, found);
    return found.with(eventItems);
  }

  private static List<String> telling(SchemaContent schema) {
    return schema.fields().stream().filter(Field::isCategorical).map(Field::name).toList();
  }

  private static NewItemIndex index(Source source) {
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
    return NewItemIndex.of(fresh, table(source.rows(), source.columns()));
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
