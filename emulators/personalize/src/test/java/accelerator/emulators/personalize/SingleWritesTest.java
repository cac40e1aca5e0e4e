package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleWritesTest {
  @TempDir Path folder;
  private Service service;
  private String tracker = "";

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder);
    service.withGroup().withDataset("Items", Fixtures.ITEMS).withDataset("Users", Fixtures.USERS);
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
  void learnsFromEventsAloneAndCountsARepeatedIdOnce() {
    service.withDataset("Interactions", Fixtures.INTERACTIONS);
    for (int n = 0; n < 999; n++) {
      put(
          String.format(Locale.ROOT, "{'eventType':'View','sentAt':%d,'itemId':'i%d'}", n, n % 30),
          "u" + n % 40);
    }
    put("{'eventType':'View','sentAt':998.5,'itemId':'i8','eventId':'e'}", "u38");
    assertThat(service.trained("aws-ecomm-popular-items-by-views", "").path("status").asText())
        .isEqualTo("CREATE FAILED");
    put("{'eventType':'View','sentAt':5000,'itemId':'i1','eventId':'f'}", "u1");
    put("{'eventType':'View','sentAt':5001,'itemId':'i1','eventId':'f'}", "u1");
    JsonNode found = trainedAgain("aws-ecomm-popular-items-by-views");
    assertThat(found.path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void keepsNoEventsWithoutAUserOrAnItem() {
    service.withDataset("Interactions", Fixtures.INTERACTIONS);
    String event = "{'eventType':'View','sentAt':1700000000}";
    assertThat(
            service
                .post(
                    "/events",
                    "{'trackingId':'%s','sessionId':'s','eventList':[%s]}"
                        .formatted(tracker, event))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'eventType':'View'}|1 validation error detected: Value null at 'eventList.1.member.sentAt' failed to satisfy constraint: Member must not be null",
        "{'eventType':'View','sentAt':-1}|sentAt must be in epoch seconds, was -1.0",
        "{'eventType':'View','sentAt':1700000000000}|sentAt must be in epoch seconds, was 1.7E12",
        "{'eventType':'View','sentAt':1,'properties':'{'}|properties must be a JSON object",
        "{'eventType':'View','sentAt':1,'properties':'[]'}|properties must be a JSON object",
        "{'eventType':'View','sentAt':1,'properties':'{\\'color\\':1}'}|properties has keys that the schema does not: [color]",
        "{'eventType':'View','sentAt':1,'properties':'{\\'userId\\':1}'}|properties must not have the keys [userId]: what they say belongs to the request's own members",
      })
  void refusesAnEventThatCannotBe(String event, String message) {
    service.withDataset("Interactions", Fixtures.INTERACTIONS);
    Service.Reply reply = events(event, "u", tracker);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("InvalidInputException: " + message);
  }

  @Test
  void refusesEventsWithoutATrackerOrADataset() {
    String event = "{'eventType':'View','sentAt':1}";
    assertThat(events(event, "u", "nobody").error())
        .isEqualTo("InvalidInputException: No ACTIVE event tracker has the id nobody");
    assertThat(events(event, "u", tracker).error())
        .isEqualTo(
            "InvalidInputException: %sdataset-group/shop has no Interactions dataset"
                .formatted(Service.BASE));
  }

  @Test
  void replacesItemsAndUsers() {
    assertThat(
            items("{'itemId':'i1','properties':'{\\'price\\':1,\\'categoryL1\\':\\'a\\'}'}")
                .status())
        .isEqualTo(200);
    assertThat(
            service
                .post(
                    "/users",
                    "{'datasetArn':'%sdataset/shop/USERS','users':[{'userId':'u','properties':'{\\'membershipStatus\\':\\'gold\\'}'}]}"
                        .formatted(Service.BASE))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'itemId':'i1'}|Column PRICE must not be empty, is in properties.price.",
        "{'itemId':'i1','properties':'{\\'price\\':\\'x\\',\\'categoryL1\\':\\'a\\'}'}|Column PRICE must be of type float, is 'x' in properties.price.",
        "{'itemId':'i1','properties':'{\\'price\\':[1],\\'categoryL1\\':\\'a\\'}'}|The property price must be a string or a number",
        "{'itemId':'i1','properties':'{\\'PRICE\\':1,\\'price\\':1,\\'categoryL1\\':\\'a\\'}'}|properties has keys that the schema does not: [PRICE]",
      })
  void refusesAnItemThatDoesNotFitTheSchema(String item, String message) {
    Service.Reply reply = items(item);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("InvalidInputException: " + message);
  }

  @Test
  void refusesItemsForAnotherDataset() {
    String request = "{'datasetArn':'%sdataset/shop/%s','items':[{'itemId':'i'}]}";
    assertThat(service.post("/items", request.formatted(Service.BASE, "USERS")).error())
        .isEqualTo(
            "InvalidInputException: datasetArn must be of type ITEMS, is of USERS: %sdataset/shop/USERS"
                .formatted(Service.BASE));
    assertThat(service.post("/items", request.formatted(Service.BASE, "NONE")).status())
        .isEqualTo(404);
  }

  @Test
  void writesPropertiesInCamelCase() {
    assertThat(WrittenProperties.camelCase("CATEGORY_L1")).isEqualTo("categoryL1");
    assertThat(WrittenProperties.camelCase("PRICE")).isEqualTo("price");
    assertThat(WrittenProperties.camelCase("CREATION_TIMESTAMP")).isEqualTo("creationTimestamp");
  }

  private JsonNode trainedAgain(String recipe) {
    service.answer(
        "DeleteRecommender",
        "{'recommenderArn':'%srecommender/%s'}".formatted(Service.BASE, recipe));
    return service.trained(recipe, "");
  }

  private void put(String event, String user) {
    assertThat(events(event, user, tracker).status()).isEqualTo(200);
  }

  private Service.Reply events(String event, String user, String trackingId) {
    return service.post(
        "/events",
        "{'trackingId':'%s','userId':'%s','sessionId':'s','eventList':[%s]}"
            .formatted(trackingId, user, event));
  }

  private Service.Reply items(String item) {
    return service.post(
        "/items",
        "{'datasetArn':'%sdataset/shop/ITEMS','items':[%s]}".formatted(Service.BASE, item));
  }
}
