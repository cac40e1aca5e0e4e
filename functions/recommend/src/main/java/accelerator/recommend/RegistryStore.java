package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;

/// Where runs publish their registries.
interface RegistryStore {

  /// What a look at a registry finds.
  sealed interface Reading {
    /// A version that the reader does not have, and the tag it is known by.
    record Changed(Registry registry, String tag) implements Reading {}

    /// Still the version that the reader has.
    record Unchanged() implements Reading {}

    /// No run has published one, or it was torn down.
    record Absent() implements Reading {}
  }

  /// The registry of a domain, unless the reader knows it already.
  ///
  /// @param knownTag the tag of the version that the reader has; empty when it has none
  /// @throws StorageFailed when it cannot be told
  Reading read(Domain domain, String knownTag);
}
