package accelerator.personalize;

import java.util.List;

/// The objects of the data bucket that tell of users: unloaded rows, and lists of who is to be
/// forgotten.
interface ForgetFiles {

  /// The keys that begin with a prefix.
  ///
  /// @throws accelerator.core.StorageFailed when the bucket cannot be listed
  List<String> below(String prefix);

  /// Writes a list of users where Personalize reads it: never under a key of the stack's own, which
  /// data deletion jobs do not take.
  void writeUsers(String key, String csv);
}
