package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may stand in an event's `properties`. Sources: the developer guide's
/// `recording-events-example-event-value` (item and value there), API_UBS_Event (forbidden keys in
/// any case; a value as text), aws-amplify/amplify-js#10933 (a refused `timestamp` was all that had
/// to go).
class EventPropertiesTest {
  @TempDir Path folder;
  private Service service;
  private String tracker = "";

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder).withData();
    tracker =
        service
            .answer(
                "CreateEventTracker",
                "{'name':'t','datasetGroupArn':'%sdataset-group/shop'}".formatted(Service.BASE))
            .path("trackingId")
            .asText();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void mayNameTheItemWhichThenCounts() {
    service.trained("aws-ecomm-recommended-for-you", "");
    String first = answer().getFirst();

    assertThat(put("Purchase", "{'itemId':'%s','eventValue':4}".formatted(first))).isEqualTo(": ");

    assertThat(answer()).isNotEmpty().doesNotContain(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'itemId':'i1'}",
        "{'itemId':17}",
        "{'itemId':'i1','eventValue':4}",
        "{'itemId':'i1','eventValue':4.5}",
        "{'itemId':'i1','eventValue':'4.5'}",
        "{'itemId':null,'eventValue':null}",
        "{'eventValue':1e3}",
        "{}",
      })
  void areAcceptedAsDocumented(String properties) {
    assertThat(put("rating", properties)).isEqualTo(": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'itemId':''}|itemId in properties must have 1..256 characters, has 0",
        "{'itemId':['i1']}|The property itemId must be a string or a number",
        "{'itemId':true}|The property itemId must be a string or a number",
        "{'eventValue':'much'}|eventValue in properties must be a number, is 'much'",
        "{'eventValue':'NaN'}|eventValue in properties must be a number, is 'NaN'",
        "{'eventValue':{}}|The property eventValue must be a string or a number",
        "{'ITEM_ID':'i1'}|properties has keys that the schema does not: [ITEM_ID]",
      })
  void areRefusedWhereTheyCannotBe(String properties, String message) {
    assertThat(put("rating", properties).replace('"', '\''))
        .isEqualTo("InvalidInputException: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userId",
        "USERID",
        "sessionId",
        "eventType",
        "timestamp",
        "Timestamp",
        "recommendationId",
        "impression"
      })
  void areRefusedWithAKeyThatIsForbiddenInAnyCase(String key) {
    assertThat(put("View", "{'itemId':'i1','%s':'x'}".formatted(key)))
        .isEqualTo(
            "InvalidInputException: properties must not have the keys [%s]: what they say belongs to the request's own members"
                .formatted(key));
  }

  @Test
  void mayRepeatTheItemButNotNameAnother() {
    assertThat(put("View", "{'itemId':'i1'}", ",'itemId':'i1'")).isEqualTo(": ");
    assertThat(put("View", "{'itemId':'i1'}", ",'itemId':'i2'"))
        .isEqualTo(
            "InvalidInputException: itemId is one in the event and another in its properties");
  }

  @Test
  void measureAnItemAsTheMemberDoes() {
    String longest = "\uD83D\uDE00".repeat(256);
    assertThat(put("View", "{'itemId':'%s'}".formatted(longest))).isEqualTo(": ");
    assertThat(put("View", "{}", ",'itemId':'%s'".formatted(longest))).isEqualTo(": ");
    assertThat(put("View", "{'itemId':'%sx'}".formatted(longest)))
        .isEqualTo(
            "InvalidInputException: itemId in properties must have 1..256 characters, has 257");
  }

  private List<String> answer() {
    Service.Reply reply =
        service.post(
            "/recommendations",
            "{'recommenderArn':'%srecommender/aws-ecomm-recommended-for-you','userId':'u1','numResults':50}"
                .formatted(Service.BASE));
    return StreamSupport.stream(reply.body().path("itemList").spliterator(), false)
        .map(item -> item.path("itemId").asText())
        .toList();
  }

  private String put(String type, String properties) {
    return put(type, properties, "");
  }

  private String put(String type, String properties, String more) {
    String text = properties.replace("'", "\\'");
    return service
        .post(
            "/events",
            "{'trackingId':'%s','userId':'u1','sessionId':'s','eventList':[{'eventType':'%s','sentAt':1700009999,'properties':'%s'%s}]}"
                .formatted(tracker, type, text, more))
        .error();
  }
}
