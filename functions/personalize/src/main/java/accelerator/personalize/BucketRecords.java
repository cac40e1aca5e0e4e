package accelerator.personalize;

import java.util.Optional;

/// The small objects that this function keeps in the data bucket: locks, plans, registries.
interface BucketRecords {

  /// An object's text and the tag of that version.
  record Version(String text, String etag) {}

  /// @throws accelerator.core.StorageFailed when the bucket cannot be read
  Optional<Version> read(String key);

  /// Writes an object, whatever was there.
  void write(String key, String text);

  /// Writes an object if there is none of that key, else leaves it and says false.
  boolean create(String key, String text);

  /// Writes an object if its version is still the given one, else leaves it and says false.
  boolean replace(String key, String text, String etag);

  void delete(String key);

  /// Deletes an object if its version is still the given one, else leaves it.
  void delete(String key, String etag);
}
