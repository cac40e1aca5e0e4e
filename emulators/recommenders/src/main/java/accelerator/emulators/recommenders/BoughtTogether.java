package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// What is bought along with the asked item.
record BoughtTogether(Associations table, Baskets baskets, int neighbours) implements Scorer {
  static BoughtTogether learn(Interactions purchases, TrainingParameters parameters) {
    Baskets baskets = Baskets.of(purchases, Baskets.gapSeconds(parameters));
    return new BoughtTogether(
        Neighbours.learn(purchases.items(), baskets, parameters), baskets, parameters.neighbours());
  }

  @Override
  public void score(Scratch scratch) {
    table.addTo(scratch.total, scratch.history[0], 1);
  }

  @Override
  public Scorer online(
      InteractionHistory past, Optional<String> eventType, List<EventObserver> observers) {
    GrowingAssociations growing = new GrowingAssociations(table, neighbours);
    Baskets more = baskets.anew();
    int purchase = eventType.map(past.interactions()::indexOfType).orElse(-1);
    observers.add(new OrderCounts(past, purchase, more, growing, neighbours));
    return new BoughtTogether(growing, more, neighbours);
  }
}
