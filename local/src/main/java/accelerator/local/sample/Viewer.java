package accelerator.local.sample;

import java.util.List;

/// A viewer of the invented library.
///
/// @param number from 0 on
/// @param cookie the id of the browser, in every row
/// @param isMember whether the player knows an account; who is none stays a cookie
/// @param preference how likely each genre is
record Viewer(int number, String cookie, boolean isMember, List<Double> preference) {
  Viewer {
    preference = List.copyOf(preference);
  }

  /// The account's id, such as `v-00042`.
  String userId() {
    return PaddedNumber.number("v-", number + 1, 5);
  }
}
