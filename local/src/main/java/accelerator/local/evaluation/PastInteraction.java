package accelerator.local.evaluation;

/// A row of a domain's interactions dataset.
public record PastInteraction(String userId, String itemId, long epochSeconds, String eventType) {
  boolean isOf(String type) {
    return eventType.equalsIgnoreCase(type);
  }
}
