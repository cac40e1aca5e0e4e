package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.KeptConnection;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.UserEvent;
import java.io.IOException;
import java.util.Optional;

/// What a recommender is asked, of a generated shop's users and items in turn.
record GeneratedQuestions(GeneratedShop rows, Recommender recommender) {
  private static final int ITEMS = 25;
  private static final int USER_STEP = 7919;
  private static final int ITEM_STEP = 7907;

  RecommendationQuery query(int nth) {
    return new RecommendationQuery(
        Optional.of(userId(nth)).filter(_ -> recommender.needsUserId()),
        Optional.of(itemId(nth)).filter(_ -> recommender.needsItemId()),
        ITEMS,
        _ -> true);
  }

  String userId(int nth) {
    return rows.userIds[Math.floorMod(nth * USER_STEP, rows.userIds.length)];
  }

  private String itemId(int nth) {
    return rows.itemIds[Math.floorMod(nth * ITEM_STEP, rows.itemIds.length)];
  }

  /// The same questions of a recommender in the stand-in.
  OverHttp overHttp(String arn) {
    return new OverHttp(this, arn);
  }

  /// Asks and tells over a connection.
  record OverHttp(GeneratedQuestions questions, String arn) {
    /// @throws IOException when the answer has no items
    void ask(KeptConnection connection, int nth) throws IOException {
      String request = request(nth);
      String answer = connection.post("/recommendations", "", request);
      if (!answer.contains("\"itemId\"")) {
        throw new IOException("no items for %s: %s".formatted(request, answer));
      }
    }

    /// What the user of a question does before it.
    void tell(KeptConnection connection, String tracking, int nth, UserEvent event)
        throws IOException {
      String user = questions.userId(nth);
      var request = Json.object().put("trackingId", tracking).put("userId", user);
      request.put("sessionId", user);
      request
          .putArray("eventList")
          .addObject()
          .put("eventType", event.eventType())
          .put("itemId", event.itemId())
          .put("sentAt", event.epochSeconds());
      connection.post("/events", "", request.toString());
    }

    private String request(int nth) {
      var request = Json.object().put("recommenderArn", arn).put("numResults", ITEMS);
      if (questions.recommender().needsUserId()) {
        request.put("userId", questions.userId(nth));
      }
      if (questions.recommender().needsItemId()) {
        request.put("itemId", questions.itemId(nth));
      }
      return request.toString();
    }
  }
}
