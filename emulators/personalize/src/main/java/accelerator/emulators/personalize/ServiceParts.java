package accelerator.emulators.personalize;

import accelerator.emulators.loopback.Buckets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// What comes in from outside.
///
/// @param buckets where the files that are imported lie
/// @param clock the one that is set and stopped
/// @param ids made anew when everything begins anew
record ServiceParts(Buckets buckets, InstantSource clock, Supplier<Ids> ids) {
  /// Ids of two kinds, so that a request more changes none that anybody sees.
  ///
  /// @param ofResources trackers and recommendations
  record Ids(Supplier<UUID> ofResources, Supplier<UUID> ofRequests) {}
}
