package accelerator.emulators.recommenders;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// Items in an order that changes here and there. What was learned stays as it is, and what has
/// moved since is kept beside it, so that a move costs the same however large the catalogue.
///
/// One thread moves, any may read. Whoever reads meanwhile may meet an item twice, or miss one that
/// moves past.
final class PopularOrder {
  /// Where an item stands: the higher the value the sooner, of equal ones that with the higher tie,
  /// then that with the lower index.
  private record Place(int item, double value, double tie) {
    private static final Comparator<Place> ORDER =
        Comparator.comparingDouble(Place::value)
            .thenComparingDouble(Place::tie)
            .reversed()
            .thenComparingInt(Place::item);
  }

  private final int[] learned;
  private final double[] values;
  private final double[] ties;
  private final Map<Integer, Place> moved = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Place> places = new ConcurrentSkipListSet<>(Place.ORDER);

  /// @param learned the items in the order of their values and ties
  /// @param values by item; nobody changes them
  /// @param ties by item; nobody changes them
  PopularOrder(int[] learned, double[] values, double[] ties) {
    this.learned = learned;
    this.values = values;
    this.ties = ties;
  }

  /// The same as it was learned, to be changed apart from this one.
  PopularOrder anew() {
    return new PopularOrder(learned, values, ties);
  }

  /// Puts an item where another value and tie belong, whether it had a place or not.
  void move(int item, double value, double tie) {
    Place next = new Place(item, value, tie);
    if (places.add(next)) {
      Place before = moved.put(item, next);
      if (before != null) {
        places.remove(before);
      }
    }
  }

  /// The items, best first.
  PrimitiveIterator.OfInt items() {
    return new Items();
  }

  private final class Items implements PrimitiveIterator.OfInt {
    private final Iterator<Place> others = places.iterator();
    private final boolean hasMoved = others.hasNext();
    private int rank;
    private boolean hasOther;
    private Place other = new Place(0, 0, 0);

    Items() {
      advance();
    }

    private void advance() {
      hasOther = others.hasNext();
      if (hasOther) {
        other = others.next();
      }
    }

    @Override
    public boolean hasNext() {
      while (hasMoved && rank < learned.length && moved.containsKey(learned[rank])) {
        rank++;
      }
      return hasOther || rank < learned.length;
    }

    @Override
    public int nextInt() {
      if (!hasNext()) {
        throw new NoSuchElementException("no items are left");
      }
      if (hasOther && (rank == learned.length || isOtherBefore(learned[rank]))) {
        int item = other.item();
        advance();
        return item;
      }
      return learned[rank++];
    }

    private boolean isOtherBefore(int item) {
      return Place.ORDER.compare(other, new Place(item, values[item], ties[item])) < 0;
    }
  }
}
