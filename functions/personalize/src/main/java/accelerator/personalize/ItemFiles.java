package accelerator.personalize;

import java.util.function.Consumer;

/// The unloaded rows of a run, and the compact form of their items.
interface ItemFiles {

  /// Reads every line of every file at a location, each file's header first.
  ///
  /// @param location such as `s3://bucket/prefix/`
  /// @throws accelerator.core.StorageFailed when it cannot be read
  void read(String location, Consumer<String> line);

  /// Writes an object, whatever was there.
  void write(String key, byte[] bytes);
}
