package accelerator.emulators.recommenders;

import java.util.Arrays;

/// The distinct items that each user met, newest first.
///
/// @param starts where each user's items start, and after them where the last one's end
/// @param items the users' items, one user after the other
@SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it fast
record Histories(int[] starts, int[] items) {
  /// @param most how many of a user's items are kept
  static Histories of(Interactions interactions, int most) {
    int[] starts = new int[interactions.users() + 1];
    int[] items = new int[interactions.size()];
    int[] metBy = new int[interactions.items()];
    Arrays.fill(metBy, -1);
    int size = 0;
    for (int user = 0; user < interactions.users(); user++) {
      starts[user] = size;
      int first = interactions.start(user);
      for (int row = interactions.start(user + 1) - 1; row >= first; row--) {
        int item = interactions.itemAt(row);
        if (metBy[item] != user && size - starts[user] < most) {
          metBy[item] = user;
          items[size++] = item;
        }
      }
    }
    starts[interactions.users()] = size;
    return new Histories(starts, Arrays.copyOf(items, size));
  }

  /// The users of each item, in the item's place.
  ///
  /// @param itemStarts where the users of each item start
  int[] users(int[] itemStarts) {
    int[] next = itemStarts.clone();
    int[] users = new int[items.length];
    for (int user = 0; user + 1 < starts.length; user++) {
      for (int place = starts[user]; place < starts[user + 1]; place++) {
        users[next[items[place]]++] = user;
      }
    }
    return users;
  }
}
