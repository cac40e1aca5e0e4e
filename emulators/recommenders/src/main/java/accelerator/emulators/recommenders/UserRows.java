package accelerator.emulators.recommenders;

import java.util.function.IntConsumer;

/// Where each user's rows stand in a column of user numbers.
///
/// @param size of the rows that it knows
@SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it small
record UserRows(int[] starts, int[] rows, int size) {
  /// @param user the number of each row's user, below the count of users
  static UserRows of(int[] user, int size, int users) {
    int[] starts = new int[users + 1];
    for (int row = 0; row < size; row++) {
      starts[user[row] + 1]++;
    }
    for (int each = 0; each < users; each++) {
      starts[each + 1] += starts[each];
    }
    int[] next = starts.clone();
    int[] rows = new int[size];
    for (int row = 0; row < size; row++) {
      rows[next[user[row]]++] = row;
    }
    return new UserRows(starts, rows, size);
  }

  /// A user's rows in their order.
  void forEach(int user, IntConsumer action) {
    for (int at = user + 1 < starts.length ? starts[user] : size; at < end(user); at++) {
      action.accept(rows[at]);
    }
  }

  private int end(int user) {
    return user + 1 < starts.length ? starts[user + 1] : size;
  }
}
