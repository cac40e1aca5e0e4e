package accelerator.emulators.recommenders;

/// Something a user did after the training: what PutEvents brings.
///
/// @param itemId need not be known to the recommender
/// @param epochSeconds when it happened
/// @param eventType such as `View`; case does not matter
public record UserEvent(String itemId, long epochSeconds, String eventType) {}
