package accelerator.emulators.recommenders;

import java.util.random.RandomGenerator;

/// The visits of a planted shop's users: sessions of views, some of which end in an order.
record PlantedVisits(
    PlantedShop shop, RandomGenerator random, String eventType, PlantedShop.Rows rows) {
  private static final double ACTIVITY = 1.6;
  private static final double ORDER = 0.12;
  private static final double PARTNER = 0.35;
  private static final int VIEWS_OF_A_SESSION = 5;

  void all(int views) {
    double[] activities = new double[shop.users];
    double sum = 0;
    for (int user = 0; user < shop.users; user++) {
      activities[user] = Math.min(100, Math.pow(1 - random.nextDouble(), -1 / ACTIVITY));
      sum += activities[user];
    }
    for (int user = 0; user < shop.users; user++) {
      visit(user, Math.max(2, (int) Math.round(views * activities[user] / sum)));
    }
  }

  private void visit(int user, int views) {
    long[] sessions =
        random
            .longs(Math.ceilDiv(views, VIEWS_OF_A_SESSION), PlantedShop.START, PlantedShop.END)
            .sorted()
            .toArray();
    int last = -1;
    long time = 0;
    for (int view = 0; view < views; view++) {
      boolean isFirst = view % VIEWS_OF_A_SESSION == 0;
      long session = sessions[view / VIEWS_OF_A_SESSION];
      time = isFirst ? Math.max(session, time + 1800) : time + 30 + random.nextInt(150);
      last = shop.next(user, last, time, random);
      rows.add(user, last, time, eventType);
      if (random.nextDouble() < ORDER) {
        order(user, last, time + 20);
      }
    }
  }

  private void order(int user, int item, long time) {
    rows.add(user, item, time, "Purchase");
    for (int partner : shop.partners[item]) {
      if (random.nextDouble() < PARTNER) {
        rows.add(user, partner, time, "Purchase");
      }
    }
  }
}
