package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What PutEvents changes in the next answers, without a training.
class EventsSinceTrainingTest {
  private static final String FOR_YOU = "aws-ecomm-recommended-for-you";
  private static final String POPULAR = "aws-ecomm-popular-items-by-views";

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
    service.trained(
        FOR_YOU, ",'recommenderConfig':{'itemExplorationConfig':{'explorationWeight':'0'}}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void changeTheUsersNextAnswer() {
    List<String> before = ask(FOR_YOU, "newcomer");

    put("'userId':'newcomer',", "s", "View", "i3");

    assertThat(ask(FOR_YOU, "newcomer")).isNotEqualTo(before);
  }

  @Test
  void leaveOutWhatWasBought() {
    String first = ask(FOR_YOU, "newcomer").getFirst();

    put("'userId':'newcomer',", "s", "Purchase", first);

    assertThat(ask(FOR_YOU, "newcomer")).doesNotContain(first);
  }

  @Test
  void countForTheUserWhoSignsInToASession() {
    List<String> before = ask(FOR_YOU, "newcomer");
    put("", "session-1", "View", "i3");
    assertThat(ask(FOR_YOU, "newcomer")).isEqualTo(before);

    put("'userId':'newcomer',", "session-1", "View", "i4");
    put("'userId':'other',", "session-2", "View", "i4");

    assertThat(ask(FOR_YOU, "newcomer")).isNotEqualTo(ask(FOR_YOU, "other"));
  }

  @Test
  void makeItemsPopularForEverybody() {
    service.trained(POPULAR, "");
    List<String> before = ask(POPULAR, "newcomer");

    for (int nth = 0; nth < 1000; nth++) {
      put(String.format(Locale.ROOT, "'userId':'fan-%d',", nth), "s", "View", before.getLast());
    }

    assertThat(ask(POPULAR, "somebody")).first().isEqualTo(before.getLast());
  }

  @Test
  void countOnceUnderOneEventId() {
    service.trained(POPULAR, "");
    List<String> before = ask(POPULAR, "newcomer");

    for (int nth = 0; nth < 1000; nth++) {
      put("'userId':'fan',", "s", "View", before.getLast() + "','eventId':'one");
    }

    assertThat(ask(POPULAR, "somebody")).isEqualTo(before);
  }

  @Test
  void countForPopularityOfTheirTypeOnly() {
    service.trained(POPULAR, "");
    List<String> before = ask(POPULAR, "newcomer");

    for (int nth = 0; nth < 1000; nth++) {
      put(String.format(Locale.ROOT, "'userId':'fan-%d',", nth), "s", "Purchase", before.getLast());
    }

    assertThat(ask(POPULAR, "somebody")).isEqualTo(before);
  }

  private void put(String user, String session, String type, String item) {
    Service.Reply reply =
        service.post(
            "/events",
            "{'trackingId':'%s',%s'sessionId':'%s','eventList':[{'eventType':'%s','sentAt':1700100000,'itemId':'%s'}]}"
                .formatted(tracker, user, session, type, item));
    assertThat(reply.status()).isEqualTo(200);
  }

  private List<String> ask(String recommender, String user) {
    List<String> items = new ArrayList<>();
    service
        .post(
            "/recommendations",
            "{'recommenderArn':'%srecommender/%s','userId':'%s','numResults':10}"
                .formatted(Service.BASE, recommender, user))
        .body()
        .path("itemList")
        .forEach(item -> items.add(item.path("itemId").asText()));
    return items;
  }
}
