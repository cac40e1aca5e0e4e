package accelerator.local.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// The customers: who they are, what they like and how much they look at. Nobody is kept in memory;
/// each is made from the seed and the number whenever asked for.
public final class Audience {
  private static final int SEGMENTS = 8;
  private static final double ACTIVITY_SHAPE = 1.6;
  private static final double MOST_ACTIVE = 60;
  private static final double SIGNS_IN_LATER = .1;
  private static final double GUEST = .1;
  private static final List<Double> FAVOURITES = List.of(3.0, 2.0, 1.0);
  private static final double OTHERS = .15;

  private final ShopSettings settings;
  private final List<List<Double>> segments;

  Audience(ShopSettings settings, int departments) {
    this.settings = settings;
    Dice dice = Dice.of(settings.seed(), "segments", 0);
    this.segments =
        IntStream.range(0, SEGMENTS).mapToObj(_ -> concentrations(dice, departments)).toList();
  }

  /// Each segment has three favourite departments.
  private static List<Double> concentrations(Dice dice, int departments) {
    List<Double> values = new ArrayList<>(Collections.nCopies(departments, OTHERS));
    List<Integer> order = dice.shuffled(departments);
    for (int place = 0; place < FAVOURITES.size(); place++) {
      values.set(order.get(place), FAVOURITES.get(place));
    }
    return List.copyOf(values);
  }

  public int size() {
    return settings.users();
  }

  /// The customer of a number from 0 on.
  public Shopper shopper(int number) {
    Dice dice = Dice.of(settings.seed(), "shopper", number);
    int segment = dice.below(SEGMENTS);
    return new Shopper(
        number,
        dice.uuid().toString(),
        dice.uuid().toString(),
        signsInAfter(dice),
        segment,
        dice.dirichlet(segments.get(segment)));
  }

  private static double signsInAfter(Dice dice) {
    double kind = dice.unit();
    if (kind < GUEST) {
      return 1;
    }
    return kind < GUEST + SIGNS_IN_LATER ? .2 + dice.unit() / 2 : 0;
  }

  /// Receives a customer and the number of products viewed.
  interface Visits {
    void of(Shopper shopper, int views);
  }

  /// Goes through all customers. Their views follow a Pareto distribution and add up to what the
  /// settings ask for.
  void forEach(Visits visits) {
    double all = 0;
    for (int number = 0; number < size(); number++) {
      all += activity(number);
    }
    double sum = 0;
    for (int number = 0; number < size(); number++) {
      int before = (int) (sum / all * settings.views());
      sum += activity(number);
      int after = number == size() - 1 ? settings.views() : (int) (sum / all * settings.views());
      visits.of(shopper(number), after - before);
    }
  }

  private double activity(int number) {
    Dice dice = Dice.of(settings.seed(), "activity", number);
    return Math.min(MOST_ACTIVE, dice.pareto(ACTIVITY_SHAPE));
  }
}
