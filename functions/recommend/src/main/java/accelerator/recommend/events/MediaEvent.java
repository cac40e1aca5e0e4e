package accelerator.recommend.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plays of media, as Snowplow's media plugins tell them. A play is a Watch once its media session
/// entity says that it played for over 30 seconds: what the batch calls valid. Every later event of
/// the play says the same Watch again, under the same id, at the play's start. Events without a
/// media session tell no time played, and only the batch can count them.
///
/// The item is what Snowplow's dbt package calls `media_identifier`: an MD5 of player id, label,
/// media type and player type, with the package's own defaults (both its players enabled).
final class MediaEvent {
  private static final double VALID_SECONDS = 30;
  private static final String SESSION = "com_snowplowanalytics_snowplow_media_session";
  private static final String PLAYER = "com_snowplowanalytics_snowplow_media_player";
  private static final String PLAYER_EVENT = "com_snowplowanalytics_snowplow_media_player_event";
  private static final String YOUTUBE = "com_youtube_youtube";
  private static final String HTML = "org_whatwg_media_element";
  private static final String NULL = "_dbt_utils_surrogate_key_null_";

  private MediaEvent() {}

  static List<ObjectNode> plain(Enriched event, Translation translation) {
    Optional<JsonNode> session = event.entities(SESSION).stream().findFirst();
    Optional<String> sessionId =
        session.flatMap(entity -> new Members(entity).text("mediaSessionId"));
    if (sessionId.isEmpty() || session.get().path("timePlayed").asDouble() <= VALID_SECONDS) {
      return List.of();
    }
    Optional<JsonNode> start = new Members(session.get()).find("startedAt");
    Translation play =
        new Translation(
            Optional.of("play:" + sessionId.get()),
            translation.userId(),
            translation.sessionId(),
            start.or(translation::sentAt));
    return play.each(EventType.WATCH, List.of(identifier(event)));
  }

  static String identifier(Enriched event) {
    Optional<String> youtube = event.ofEntity(YOUTUBE, "playerId");
    Optional<String> html = event.ofEntity(HTML, "htmlId");
    Optional<String> label =
        event
            .ofEntity(PLAYER, "label")
            .or(() -> new Members(event.data(PLAYER_EVENT)).text("label"));
    String mediaType =
        event
            .ofEntity(PLAYER, "mediaType")
            .orElseGet(
                () -> event.ofEntity(HTML, "mediaType").filter("audio"::equals).orElse("video"));
    String playerType =
        event.ofEntity(PLAYER, "playerType").orElseGet(() -> playerType(youtube, html));
    return ContentId.hash(
        "MD5",
        Stream.of(youtube.or(() -> html), label, Optional.of(mediaType), Optional.of(playerType))
            .map(part -> part.orElse(NULL))
            .collect(Collectors.joining("-")));
  }

  private static String playerType(Optional<String> youtube, Optional<String> html) {
    if (youtube.isPresent()) {
      return "com.youtube-youtube";
    }
    return html.isPresent() ? "org.whatwg-media_element" : "unknown";
  }
}
