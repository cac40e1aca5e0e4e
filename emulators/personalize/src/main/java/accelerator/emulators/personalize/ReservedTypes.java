package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.InteractionLog;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Texts that are no event types. A training of nothing else fails with the service's reason, as
/// reported in aws-samples/amazon-personalize-samples#142. Which texts the service reserves is not
/// documented: here the names of the dataset's required and reserved fields, and `null`, in any
/// case.
final class ReservedTypes {
  private static final Set<String> RESERVED =
      Set.of(
          "",
          "null",
          "user_id",
          "item_id",
          "timestamp",
          "event_type",
          "event_value",
          "impression",
          "recommendation_id",
          "event_attribution_source");

  private ReservedTypes() {}

  /// @throws JobFailed when there are interactions, and every one of them is of a reserved type
  static void demandOther(List<InteractionLog> logs) {
    List<String> types = logs.stream().flatMap(log -> log.eventTypeNames().stream()).toList();
    boolean areAllReserved =
        types.stream().allMatch(type -> RESERVED.contains(type.toLowerCase(Locale.ROOT)));
    if (!types.isEmpty() && areAllReserved) {
      throw new JobFailed(
          "All values in the event_type column are either reserved keywords or null");
    }
  }
}
