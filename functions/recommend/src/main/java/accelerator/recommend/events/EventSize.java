package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How large an event may be, in bytes of its JSON.
enum EventSize {
  /// One that says nothing but what counts: plain, or a body of Snowbridge's script.
  OWN(10 * 1024),
  /// One of Snowplow's, with all its columns and entities.
  ENRICHED(64 * 1024);

  private final int most;

  EventSize(int most) {
    this.most = most;
  }

  /// @throws InvalidInput when the event is larger
  void demand(JsonNode event) {
    int bytes = Json.write(event).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw new InvalidInput(
          String.format(Locale.ROOT, "an event must have at most %d bytes, had %d", most, bytes));
    }
  }
}
