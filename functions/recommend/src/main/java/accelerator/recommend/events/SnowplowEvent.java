package accelerator.recommend.events;

import accelerator.core.Domain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// Translates Snowplow's enriched events. A user has the id that the batch gives them: in ecommerce
/// the shop's own id, in video on demand the tracker's user id, and else in both the cookie, or on
/// a mobile its own id; a text that stands for no id is none of these. An event that says nothing
/// to learn from translates to none.
final class SnowplowEvent {
  private static final String CLIENT_SESSION = "com_snowplowanalytics_snowplow_client_session";
  private static final String SHOP_USER = "com_snowplowanalytics_snowplow_ecommerce_user";

  private SnowplowEvent() {}

  static List<ObjectNode> plain(JsonNode node, EventRules rules) {
    Enriched event = new Enriched(node);
    Translation translation =
        new Translation(
            event.column("event_id"),
            userId(event, rules.domain()),
            event
                .idColumn("domain_sessionid")
                .or(() -> event.idOfEntity(CLIENT_SESSION, "sessionId")),
            new Members(node)
                .find("derived_tstamp")
                .or(() -> new Members(node).find("collector_tstamp")));
    if (event.name().equals("link_click")) {
      return RecommendationClick.plain(event, translation);
    }
    return switch (rules.domain()) {
      case ECOMMERCE -> ShopEvent.plain(event, translation, rules);
      case VIDEO_ON_DEMAND -> MediaEvent.plain(event, translation);
    };
  }

  private static Optional<String> userId(Enriched event, Domain domain) {
    Optional<String> known =
        switch (domain) {
          case ECOMMERCE -> event.idOfEntity(SHOP_USER, "id");
          case VIDEO_ON_DEMAND -> event.idColumn("user_id");
        };
    return known
        .or(() -> event.idColumn("domain_userid"))
        .or(() -> event.idOfEntity(CLIENT_SESSION, "userId"));
  }
}
