package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.InteractionLog;
import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.TrainingParameters;
import accelerator.emulators.recommenders.UseCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// Trains recommenders in the background, one after the other. Those of the same data share one
/// trainer, whatever the time: only what is popular depends on that, and is counted anew.
final class TrainingJobs {
  /// One for each domain.
  private static final int TRAINERS_KEPT = 2;

  /// What is learned from: it never changes, and is the same as long as the data is.
  ///
  /// @param itemColumns the items' columns that count
  record Data(List<Rows> interactions, List<Rows> items, List<String> itemColumns) {}

  private final Executor executor;
  private final InstantSource clock;
  private final TrainingParameters parameters;
  private final Map<Data, Trainer> trainers = new LinkedHashMap<>();

  TrainingJobs(Executor executor, InstantSource clock, TrainingParameters parameters) {
    this.executor = executor;
    this.clock = clock;
    this.parameters = parameters;
  }

  /// @param now the time to which trends refer
  BackgroundJob<Model> start(UseCase useCase, Data data, Instant now) {
    return BackgroundJob.start(executor, clock, () -> trainer(data, now).at(now).train(useCase));
  }

  private synchronized Trainer trainer(Data data, Instant now) {
    Trainer known = trainers.remove(data);
    Trainer trainer = known == null ? made(data, now) : known;
    if (trainers.size() >= TRAINERS_KEPT) {
      trainers.remove(trainers.keySet().iterator().next());
    }
    trainers.put(data, trainer);
    return trainer;
  }

  private Trainer made(Data data, Instant now) {
    List<InteractionLog> logs =
        data.interactions().stream()
            .filter(InteractionRows.class::isInstance)
            .map(rows -> ((InteractionRows) rows).log())
            .toList();
    ReservedTypes.demandOther(logs);
    Map<String, Map<String, String>> items = new LinkedHashMap<>();
    for (Rows rows : data.items()) {
      if (rows instanceof RecordRows records) {
        records.addTo(items, data.itemColumns());
      }
    }
    return new Trainer(Interactions.of(logs, items.keySet()), new Items(items), now, parameters);
  }
}
