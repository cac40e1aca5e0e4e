package accelerator.personalize;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The objects of the data bucket that tell of users: unloaded rows, and lists of who is to be
/// forgotten.
interface ForgetFiles {

  /// The keys that begin with a prefix.
  ///
  /// @throws accelerator.core.StorageFailed when the bucket cannot be listed
  List<String> below(String prefix);

  /// When one of the objects whose keys begin and end so was last written; none when there is none.
  ///
  /// @throws accelerator.core.StorageFailed when the bucket cannot be listed
  Optional<Instant> changed(String prefix, String end);

  /// Writes a list of users where Personalize reads it: never under a key of the stack's own, which
  /// data deletion jobs do not take.
  void writeUsers(String key, String csv);
}
