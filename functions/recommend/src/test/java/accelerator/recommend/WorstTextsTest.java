package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever member of whatever body a caller makes long, the work is linear in its bytes. Bounds
/// are of processor time, far above what was seen, far below what anything quadratic takes.
class WorstTextsTest {
  private static final int MEGABYTE = 1_000_000;
  private static final long NANOS_PER_BYTE = 1_000;
  private static final String SHOP = "contexts_com_snowplowanalytics_snowplow_";

  /// A body of each form, all members texts or lists of texts.
  private static final List<Map<String, String>> FORMS =
      List.of(
          Map.of(
              "eventType",
              "View",
              "userId",
              "u",
              "sessionId",
              "s",
              "itemId",
              "i",
              "sentAt",
              "T",
              "eventId",
              "e",
              "recommendationId",
              "r",
              "variant",
              "v",
              "impression",
              "[]"),
          Map.of(
              "event_id",
              "e",
              "event_type",
              "Click",
              "user_id",
              "u",
              "session_id",
              "s",
              "item_ids",
              "[]",
              "sent_at",
              "T",
              "impression_id",
              "r"),
          Map.of(
              "event_name",
              "snowplow_ecommerce_action",
              "event_id",
              "e",
              "domain_userid",
              "u",
              "domain_sessionid",
              "s",
              "derived_tstamp",
              "T",
              SHOP + "ecommerce_product_1",
              "[]",
              SHOP + "ecommerce_user_1",
              "[]",
              "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1",
              "{\"type\":\"transaction\"}"),
          Map.of(
              "event_name",
              "link_click",
              "domain_userid",
              "u",
              SHOP + "element_1",
              "[{\"element_name\":\"recommendation-impression\",\"attributes\":[{\"attribute\":\"recommendationId\",\"value\":\"r\"}]}]",
              SHOP + "element_content_1",
              "[]"));

  private static final List<String> TEXTS = List.of("T", " ", "\\\\", "é", ",");
  private static final List<String> ELEMENTS =
      List.of(
          "\"a%s\"",
          "{\"id\":\"%s\"}",
          "[]",
          "{\"attributes\":[{\"attribute\":\"itemId\",\"value\":\"%s\"}]}");

  private final Endpoint endpoint = new Endpoint();

  @Test
  void costsTimeInProportionToItsBytes() {
    cost(event(FORMS.getFirst(), "itemId", text("T", 1_000)));
    for (Map<String, String> form : FORMS) {
      for (String member : form.keySet()) {
        for (String value : values(form.get(member))) {
          String body =
              value.length() < MEGABYTE / 2
                  ? many(form, member, value)
                  : event(form, member, value);
          long bytes = body.getBytes(StandardCharsets.UTF_8).length;
          assertThat(cost(body))
              .as("%s of %d bytes: %.60s", member, bytes, value)
              .isLessThan(100_000_000 + NANOS_PER_BYTE * bytes);
        }
      }
    }
  }

  @Test
  void costsOfAQueryAndOfHeadersToo() {
    for (String worst : List.of("a&", "context.a=b&", "filter.", "%00", "T", "a=1&b", "\"")) {
      String query = worst.repeat(10_000 / worst.length());
      long before = processorTime();
      endpoint.request(
          "GET",
          "/v1/ecommerce/" + query,
          "userId=" + query + "&itemId=" + query + "&" + query,
          Map.of("if-none-match", "\"" + query, "authorization", "Basic " + query));
      endpoint.request("POST", "/interaction/" + query, query, Map.of("authorization", query));
      assertThat(processorTime() - before).as(worst).isLessThan(100_000_000);
    }
  }

  /// A long text, a text just within an event, and for lists many elements.
  private static List<String> values(String like) {
    List<String> values = new ArrayList<>();
    for (String character : TEXTS) {
      values.add(text(character, 9_000));
    }
    values.add(text(TEXTS.getFirst(), MEGABYTE));
    if (like.startsWith("[")) {
      for (String element : ELEMENTS) {
        values.add(list(element, 9_000));
      }
      values.add(list(ELEMENTS.get(1), MEGABYTE));
    }
    return values;
  }

  private static String text(String character, int bytes) {
    return '"' + character.repeat(bytes / character.getBytes(StandardCharsets.UTF_8).length) + '"';
  }

  private static String list(String element, int bytes) {
    List<String> elements = new ArrayList<>();
    for (int length = 0; length < bytes; length += element.length() + 4) {
      elements.add(element.replace("%s", Integer.toString(elements.size(), 36)));
    }
    return elements.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String many(Map<String, String> form, String member, String value) {
    String event = event(form, member, value);
    return "[" + (event + ",").repeat(20) + event + "]";
  }

  private static String event(Map<String, String> form, String member, String value) {
    Map<String, String> members = new TreeMap<>(form);
    members.replaceAll((name, own) -> "[{".indexOf(own.charAt(0)) >= 0 ? own : '"' + own + '"');
    members.put(member, value);
    return members.entrySet().stream()
        .map(each -> "\"%s\":%s".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private long cost(String body) {
    long before = processorTime();
    endpoint.post("/v1/ecommerce/events", body, Map.of());
    return processorTime() - before;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
