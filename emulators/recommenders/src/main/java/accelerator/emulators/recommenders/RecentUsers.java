package accelerator.emulators.recommenders;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Something of each of the users who were told of last, at most {@value #MOST} of them: who comes
/// back after as many others begins again with what was learned. One thread uses it.
final class RecentUsers<V> {
  static final int MOST = 50_000;

  private final Map<String, V> byUser = new LinkedHashMap<>(16, 0.75f, true);

  /// What is kept of a user.
  ///
  /// @param first makes it when nothing is
  V of(String userId, Function<String, V> first) {
    V kept = byUser.computeIfAbsent(userId, first);
    forgetOldest();
    return kept;
  }

  void put(String userId, V value) {
    byUser.put(userId, value);
    forgetOldest();
  }

  int size() {
    return byUser.size();
  }

  private void forgetOldest() {
    if (byUser.size() > MOST) {
      byUser.remove(byUser.keySet().iterator().next());
    }
  }
}
