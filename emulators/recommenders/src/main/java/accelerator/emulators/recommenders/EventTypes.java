package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers for event types, in whatever case they are spelled.
final class EventTypes {
  /// They fit into 7 bits.
  static final int MOST = 128;

  private final List<String> names = new ArrayList<>();

  /// The names in lower case, by number.
  List<String> names() {
    return List.copyOf(names);
  }

  /// The number of each name.
  ///
  /// @throws RecommenderException when there would be more than {@value #MOST}
  byte[] placesOf(List<String> spelled) {
    byte[] places = new byte[spelled.size()];
    for (int index = 0; index < places.length; index++) {
      places[index] = numberOf(spelled.get(index));
    }
    return places;
  }

  byte numberOf(String eventType) {
    String name = eventType.toLowerCase(Locale.ROOT);
    int known = names.indexOf(name);
    if (known >= 0) {
      return (byte) known;
    }
    if (names.size() == MOST) {
      throw new RecommenderException(
          String.format(
              Locale.ROOT, "event types must be at most %d, '%s' is one more", MOST, eventType));
    }
    names.add(name);
    return (byte) (names.size() - 1);
  }
}
