package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// What goes with an item, and, with a smaller share, what is of its kind.
record MetadataHybrid(Scorer hybrid, Neighbours likeness) implements Scorer {
  private static final float METADATA_SHARE = 0.2f;

  @Override
  public void score(Scratch scratch) {
    hybrid.score(scratch);
    likeness.addTo(scratch.total, scratch.history[0], METADATA_SHARE);
  }

  @Override
  public Scorer online(
      InteractionHistory past, Optional<String> eventType, List<EventObserver> observers) {
    return new MetadataHybrid(hybrid.online(past, eventType, observers), likeness);
  }
}
