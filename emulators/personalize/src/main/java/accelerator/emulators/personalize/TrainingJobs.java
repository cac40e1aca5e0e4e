package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// Trains recommenders in the background, one after the other; those of the same data share one
/// trainer.
final class TrainingJobs {
  /// One for each domain.
  private static final int TRAINERS_KEPT = 2;

  /// What is learned from: it never changes, and is the same as long as the data is.
  ///
  /// @param itemColumns the items' columns that count
  record Data(List<Rows> interactions, List<Rows> items, List<String> itemColumns) {}

  private final Executor executor;
  private final InstantSource clock;
  private final Map<Data, Trainer> trainers = new LinkedHashMap<>();

  TrainingJobs(Executor executor, InstantSource clock) {
    this.executor = executor;
    this.clock = clock;
  }

  /// @param now the time to which trends refer
  BackgroundJob<Model> start(UseCase useCase, Data data, Instant now) {
    return BackgroundJob.start(executor, clock, () -> train(useCase, data, now));
  }

  private synchronized Model train(UseCase useCase, Data data, Instant now) {
    Trainer known = trainers.remove(data);
    Trainer trainer = known == null ? trainer(data, now) : known;
    if (trainers.size() >= TRAINERS_KEPT) {
      trainers.remove(trainers.keySet().iterator().next());
    }
    trainers.put(data, trainer);
    return trainer.train(useCase);
  }

  private static Trainer trainer(Data data, Instant now) {
    Interactions.Builder interactions = Interactions.builder();
    for (Rows rows : data.interactions()) {
      if (rows instanceof InteractionRows some) {
        some.addTo(interactions);
      }
    }
    Map<String, Map<String, String>> items = new LinkedHashMap<>();
    for (Rows rows : data.items()) {
      if (rows instanceof RecordRows some) {
        some.addTo(items, data.itemColumns());
      }
    }
    return new Trainer(interactions.build(), new Items(items), now);
  }
}
