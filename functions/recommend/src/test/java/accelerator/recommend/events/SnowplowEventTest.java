package accelerator.recommend.events;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.recommend.events.Delivery.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnowplowEventTest {
  private static final Instant NOW = Instant.parse("2025-12-01T07:00:00Z");
  private static final String PRODUCTS =
      "'contexts_com_snowplowanalytics_snowplow_ecommerce_product_1':[{'id':'a'},{'id':'b'}]";
  private static final String ACTION =
      "'event_name':'snowplow_ecommerce_action','unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1':{'type':'%s'},"
          + PRODUCTS;
  private static final String ENHANCED =
      "'event_name':'action','unstruct_event_com_google_analytics_enhanced_ecommerce_action_1':{'action':'%s'},'contexts_com_google_analytics_enhanced_ecommerce_product_1':[{'id':'a'},{'id':'b'}]";

  @ParameterizedTest
  @CsvSource({
    "product_view, View",
    "list_click, Click",
    "transaction, Purchase",
    "list_view, ",
    "refund, ",
    "add_to_cart, ",
    "trns_error, "
  })
  void readsTheEcommercePlugin(String action, @Nullable String type) {
    assertThat(shop(ACTION.formatted(action))).isEqualTo(expected(Optional.ofNullable(type)));
  }

  @ParameterizedTest
  @CsvSource({"view, View", "click, Click", "purchase, Purchase", "refund, ", "add, "})
  void readsEnhancedEcommerce(String action, @Nullable String type) {
    assertThat(shop(ENHANCED.formatted(action))).isEqualTo(expected(Optional.ofNullable(type)));
  }

  @Test
  void countsListViewsWhereTheBatchDoes() {
    assertThat(texts(ACTION.formatted("list_view"), new EventRules(Domain.ECOMMERCE, true)))
        .containsExactly("View a e:1", "View b e:2");
  }

  @Test
  void readsTheClassicAndTheHyperTransactionalPlugin() {
    assertThat(shop("'event_name':'transaction_item','ti_sku':'a'"))
        .containsExactly("Purchase a e");
    assertThat(
            shop(
                "'event_name':'view_item','unstruct_event_io_snowplow_ecomm_view_item_1':{'item_id':'a'}"))
        .containsExactly("View a e");
    assertThat(
            shop(
                "'event_name':'create_order','contexts_io_snowplow_ecomm_cart_1':[{'items_in_cart':[{'item_id':'a'},{'item_id':'b'}]}]"))
        .containsExactly("Purchase a e:1", "Purchase b e:2");
    assertThat(
            shop(
                "'event_name':'create_order','contexts_io_snowplow_ecomm_cart_1':{'items_in_cart':[{'item_id':'a'}]}"))
        .containsExactly("Purchase a e");
  }

  @Test
  void ignoresWhatSaysNothingToLearnFrom() {
    assertThat(shop("'event_name':'page_view'")).isEmpty();
    assertThat(shop("'event_name':'transaction_item'")).isEmpty();
    assertThat(shop("'event_name':'link_click'")).isEmpty();
    assertThat(read("'event_name':'page_view'", new EventRules(Domain.ECOMMERCE, false)).ignored())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"ECOMMERCE", "VIDEO_ON_DEMAND"})
  void readsAClickOnARecommendation(Domain domain) {
    String click =
        "'event_name':'link_click','contexts_com_snowplowanalytics_snowplow_element_1':[{'element_name':'recommendation-impression','attributes':[{'source':'dataset','attribute':'recommendationId','value':'RID-9'}]}],"
            + "'contexts_com_snowplowanalytics_snowplow_element_content_1':[{'element_name':'item','attributes':[{'attribute':'itemId','value':'a'}]},{'element_name':'item','attributes':[{'attribute':'itemId','value':'b'}]}]";

    assertThat(read(click, new EventRules(domain, false)).events())
        .extracting(Sent::event)
        .singleElement()
        .returns(EventType.CLICK, Event::type)
        .returns("a", Event::itemId)
        .returns(Optional.of("RID-9"), Event::recommendationId)
        .returns(List.of("a", "b"), Event::impression);
  }

  @Test
  void takesTheSessionAndTheUserOfAMobile() {
    EventBody body =
        EventBody.read(
            "{'event_name':'transaction_item','ti_sku':'a','event_id':'e','collector_tstamp':'2025-12-01 06:00:00.123','contexts_com_snowplowanalytics_snowplow_client_session_1':[{'userId':'m','sessionId':'t'}]}"
                .replace('\'', '"'),
            new EventRules(Domain.ECOMMERCE, false),
            NOW);

    assertThat(body.events().getFirst().event())
        .returns(Optional.of("m"), Event::userId)
        .returns("t", Event::sessionId)
        .returns(Instant.parse("2025-12-01T06:00:00Z"), Event::sentAt);
  }

  @ParameterizedTest
  @CsvSource({"30, false", "30.5, true", "600, true"})
  void countsAPlayOfOverThirtySecondsOnceAtItsStart(double played, boolean isWatch) {
    String ping =
        "'event_name':'ping_event','contexts_com_snowplowanalytics_snowplow_media_player_2':[{'label':'Film','mediaType':'video','playerType':'com.shop-player'}],"
            + "'contexts_com_snowplowanalytics_snowplow_media_session_1':[{'mediaSessionId':'m-1','startedAt':'2025-12-01T05:00:00.000Z','timePlayed':%s}]"
                .formatted(played);

    List<Sent> events = read(ping, new EventRules(Domain.VIDEO_ON_DEMAND, false)).events();

    assertThat(events).hasSize(isWatch ? 1 : 0);
    events.forEach(
        sent ->
            assertThat(sent.event())
                .returns(EventType.WATCH, Event::type)
                .returns("play:m-1", Event::eventId)
                .returns(Instant.parse("2025-12-01T05:00:00Z"), Event::sentAt)
                // md5('_dbt_utils_surrogate_key_null_-Film-video-com.shop-player')
                .returns(
                    ContentId.hash(
                        "MD5", "_dbt_utils_surrogate_key_null_-Film-video-com.shop-player"),
                    Event::itemId));
  }

  @Test
  void namesAnHtmlPlayersMediaAsTheBatchDoes() {
    String event =
        "{'event_name':'media_player_event','unstruct_event_com_snowplowanalytics_snowplow_media_player_event_1':{'type':'ping','label':'Film'},'contexts_org_whatwg_media_element_1':[{'htmlId':'player','mediaType':'audio'}]}";
    assertThat(
            MediaEvent.identifier(
                new Enriched(accelerator.core.Json.parse(event.replace('\'', '"')))))
        .isEqualTo(ContentId.hash("MD5", "player-Film-audio-org.whatwg-media_element"));
  }

  private static List<String> expected(Optional<String> type) {
    return type.map(each -> List.of(each + " a e:1", each + " b e:2")).orElse(List.of());
  }

  private static List<String> shop(String members) {
    return texts(members, new EventRules(Domain.ECOMMERCE, false));
  }

  private static List<String> texts(String members, EventRules rules) {
    return read(members, rules).events().stream()
        .map(Sent::event)
        .map(event -> "%s %s %s".formatted(event.type().key(), event.itemId(), event.eventId()))
        .toList();
  }

  private static EventBody read(String members, EventRules rules) {
    EventBody body =
        EventBody.read(
            "{'event_id':'e','domain_userid':'c','domain_sessionid':'s','derived_tstamp':'2025-12-01T06:00:00.123Z',%s}"
                .formatted(members)
                .replace('\'', '"'),
            rules,
            NOW);
    assertThat(body.refused()).isEmpty();
    return body;
  }
}
