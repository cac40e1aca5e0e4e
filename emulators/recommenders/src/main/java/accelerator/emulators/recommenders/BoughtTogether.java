package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// What is bought along with the asked item.
record BoughtTogether(Table table, Baskets baskets) implements Scorer {
  static BoughtTogether learn(Interactions purchases) {
    Baskets baskets = Baskets.of(purchases);
    return new BoughtTogether(Neighbours.learn(purchases.items(), baskets), baskets);
  }

  @Override
  public void score(Scratch scratch) {
    table.addTo(scratch.total, scratch.history[0], 1);
  }

  @Override
  public Scorer online(Past past, Optional<String> eventType, List<Observer> observers) {
    GrowingTable growing = new GrowingTable(table, past.interactions().items());
    Baskets more = baskets.anew();
    int purchase = eventType.map(past.interactions()::indexOfType).orElse(-1);
    observers.add(new OrderCounts(past, purchase, more, growing));
    return new BoughtTogether(growing, more);
  }
}
