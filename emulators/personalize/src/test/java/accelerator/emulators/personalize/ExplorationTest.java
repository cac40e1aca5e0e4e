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

/// How new items get into personal answers, without a training.
class ExplorationTest {
  private static final String FOR_YOU = "aws-ecomm-recommended-for-you";
  private static final String DATED =
      Fixtures.schema(
          "Items",
          Fixtures.field("ITEM_ID", "string"),
          Fixtures.field("PRICE", "float"),
          "{\"name\":\"CATEGORY_L1\",\"type\":[\"string\"],\"categorical\":true}",
          "{\"name\":\"CREATION_TIMESTAMP\",\"type\":[\"null\",\"long\"]}");

  @TempDir Path folder;
  private Service service;

  @BeforeEach
  void start() throws IOException {
    service =
        Service.instant(folder)
            .withGroup()
            .withDataset("Interactions", Fixtures.INTERACTIONS)
            .withDataset("Items", DATED);
    service.write("interactions.csv", Fixtures.interactions(6000));
    assertThat(service.imported("first", "INTERACTIONS", "interactions.csv", "FULL"))
        .isEqualTo("ACTIVE");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void putsOneNewItemIntoTenByDefaultAndTheSameEachTime() {
    train("");
    List<String> before = ask("u1");

    put("new", 1_700_000_000);

    List<String> answer = ask("u1");
    assertThat(answer).hasSize(10).doesNotHaveDuplicates().contains("new");
    assertThat(answer).containsAll(before.subList(0, 9)).isEqualTo(ask("u1"));
  }

  @Test
  void putsNoneWithoutWeight() {
    train(",'recommenderConfig':{'itemExplorationConfig':{'explorationWeight':'0'}}");
    put("new", 1_700_000_000);

    assertThat(ask("u1")).hasSize(10).doesNotContain("new");
  }

  @Test
  void putsNewItemsOnlyAtFullWeight() {
    train(",'recommenderConfig':{'itemExplorationConfig':{'explorationWeight':'1'}}");
    for (int number = 0; number < 20; number++) {
      put("new-" + number, 1_700_000_000);
    }

    assertThat(ask("u1")).hasSize(10).allMatch(item -> item.startsWith("new-"));
    assertThat(ask("u2")).isNotEqualTo(ask("u1"));
  }

  @Test
  void leavesOutWhatIsOlderThanTheCutOffAtTheNewestInteraction() {
    train(",'recommenderConfig':{'itemExplorationConfig':{'explorationItemAgeCutOff':'2'}}");
    long newest = 1_700_005_999;

    put("older", newest - 2 * 86_400 - 1);
    assertThat(ask("u1")).doesNotContain("older");

    put("newer", newest - 2 * 86_400);
    assertThat(ask("u1")).contains("newer");
  }

  private void train(String config) {
    assertThat(service.trained(FOR_YOU, config).path("status").asText()).isEqualTo("ACTIVE");
  }

  private void put(String item, long created) {
    Service.Reply reply =
        service.post(
            "/items",
            String.format(
                    Locale.ROOT,
                    "{'datasetArn':'%sdataset/shop/ITEMS','items':[{'itemId':'%s','properties':'{\\'price\\':1,\\'categoryL1\\':\\'c1\\',\\'creationTimestamp\\':%d}'}]}",
                    Service.BASE,
                    item,
                    created)
                .replace("\\'", "\\\""));
    assertThat(reply.status()).isEqualTo(200);
  }

  private List<String> ask(String user) {
    List<String> items = new ArrayList<>();
    service
        .post(
            "/recommendations",
            "{'recommenderArn':'%srecommender/%s','userId':'%s','numResults':10}"
                .formatted(Service.BASE, FOR_YOU, user))
        .body()
        .path("itemList")
        .forEach(item -> items.add(item.path("itemId").asText()));
    return items;
  }
}
