package accelerator.local.recommenders;

import java.time.Instant;

/// Trains the recommenders of one set of interactions.
public final class Trainer {
  private final Interactions interactions;
  private final Items items;
  private final Instant now;

  public Trainer(Interactions interactions, Items items, Instant now) {
    this.interactions = interactions.withItems(items.byId().keySet());
    this.items = items;
    this.now = now;
  }

  /// Learns one use case.
  ///
  /// @throws TooLittleData when the interactions are too few for it
  public synchronized Model train(UseCase useCase) {
    throw new UnsupportedOperationException(useCase + " " + now + items + interactions);
  }
}
