package accelerator.recommend;

import accelerator.core.StorageFailed;

/// A secret, wherever it is kept.
interface SecretText {

  /// The text as it is now.
  ///
  /// @throws StorageFailed when it cannot be read
  String read();
}
