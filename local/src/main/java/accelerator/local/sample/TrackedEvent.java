package accelerator.local.sample;

import org.jspecify.annotations.Nullable;

/// One tracked event; it has a row for each of its products.
///
/// @param indexInSession from 1 on
/// @param second the moment, in epoch seconds
/// @param action null when the tracker sent none
/// @param listName the name of the list, for list actions
/// @param transactionId the order's id, for transactions and refunds
record TrackedEvent(
    String id,
    String pageViewId,
    String sessionId,
    int indexInSession,
    long second,
    @Nullable Action action,
    @Nullable String listName,
    @Nullable String transactionId) {

  TrackedEvent withoutAction() {
    return new TrackedEvent(id, pageViewId, sessionId, indexInSession, second, null, null, null);
  }
}
