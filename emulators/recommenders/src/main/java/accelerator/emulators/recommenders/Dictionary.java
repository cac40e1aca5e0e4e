package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Ids in their natural order, each with its index. The order makes whatever is broken by index
/// independent of the order in which rows arrived.
final class Dictionary {
  private final String[] ids;
  private final Map<String, Integer> indexes;

  private Dictionary(String[] ids) {
    this.ids = ids;
    this.indexes = HashMap.newHashMap(ids.length);
    for (int index = 0; index < ids.length; index++) {
      indexes.put(ids[index], index);
    }
  }

  static Dictionary of(Collection<String> distinct) {
    String[] ids = distinct.toArray(String[]::new);
    Arrays.sort(ids);
    return new Dictionary(ids);
  }

  int size() {
    return ids.length;
  }

  String id(int index) {
    return ids[index];
  }

  OptionalInt find(String id) {
    Integer index = indexes.get(id);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /// Where each of some ids stands, all of which it holds.
  int[] placesOf(List<String> some) {
    int[] places = new int[some.size()];
    for (int index = 0; index < places.length; index++) {
      places[index] = find(some.get(index)).orElseThrow();
    }
    return places;
  }

  /// The ids by their index.
  List<String> all() {
    return Collections.unmodifiableList(Arrays.asList(ids));
  }
}
