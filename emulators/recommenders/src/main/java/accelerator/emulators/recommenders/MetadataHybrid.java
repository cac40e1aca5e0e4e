package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// What goes with an item, and, with a smaller share, what is of its kind.
record MetadataHybrid(Scorer hybrid, Neighbours similarity, float share) implements Scorer {
  @Override
  public void score(Scratch scratch) {
    hybrid.score(scratch);
    similarity.addTo(scratch.total, scratch.history[0], share);
  }

  @Override
  public Scorer online(
      InteractionHistory past, Optional<String> eventType, List<EventObserver> observers) {
    return new MetadataHybrid(hybrid.online(past, eventType, observers), similarity, share);
  }
}
