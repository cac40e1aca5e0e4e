package accelerator.emulators.personalize;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Ids that only ever become more. One thread adds; what was given out stays as it is.
final class ArrivedItems {
  private String[] ids = new String[16];
  private int size;

  void add(String id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  /// Those that have come so far, at a cost that does not depend on how many they are.
  List<String> soFar() {
    return Collections.unmodifiableList(Arrays.asList(ids).subList(0, size));
  }
}
