package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters and promotions in the answers of recommenders. Item `iN` costs N.5 and is of category
/// `cM`, M being the rest of N by five.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredAnswersTest {
  private static final String MOST_VIEWED = "aws-ecomm-popular-items-by-views";
  private static final String TOGETHER = "aws-ecomm-frequently-bought-together";
  private static final Map<String, String> FILTERS =
      Map.of(
          "category", "INCLUDE ItemID WHERE Items.CATEGORY_L1 IN ($CATEGORY)",
          "not-category", "EXCLUDE ItemID WHERE Items.CATEGORY_L1 IN ($CATEGORY)",
          "clicked", "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Click\")",
          "only-clicked", "INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Click\")",
          "cheaper", "INCLUDE ItemID WHERE Items.PRICE < CurrentItem.PRICE",
          "gold",
              "INCLUDE ItemID WHERE Items.PRICE < 9 IF CurrentUser.MEMBERSHIP_STATUS IN (\"gold\")",
          "ninth", "INCLUDE ItemID WHERE Items.ITEM_ID IN (\"i9\")");

  private Service service;
  private String tracker = "";

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    service = Service.instant(folder).withData().withDataset("Users", Fixtures.USERS);
    for (String recipe : List.of(MOST_VIEWED, TOGETHER)) {
      assertThat(service.trained(recipe, "").path("status").asText()).isEqualTo("ACTIVE");
    }
    FILTERS.forEach(this::create);
    String group = "'datasetGroupArn':'%sdataset-group/shop'".formatted(Service.BASE);
    tracker =
        service
            .answer("CreateEventTracker", "{'name':'t',%s}".formatted(group))
            .path("trackingId")
            .asText();
    service.post(
        "/users",
        "{'datasetArn':'%sdataset/shop/USERS','users':[{'userId':'u2','properties':'{\\'membershipStatus\\':\\'gold\\'}'}]}"
            .formatted(Service.BASE));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void includesOnlyTheAskedCategories() {
    assertThat(answer(MOST_VIEWED, "u1", filter("category", "\\'c1\\',\\'c2\\'")))
        .isNotEmpty()
        .allMatch(item -> number(item) % 5 == 1 || number(item) % 5 == 2);
  }

  @Test
  void excludesNothingWithoutTheParameter() {
    assertThat(
            answer(
                MOST_VIEWED, "u1", ",'filterArn':'%sfilter/not-category'".formatted(Service.BASE)))
        .isEqualTo(answer(MOST_VIEWED, "u1", ""));
    assertThat(answer(MOST_VIEWED, "u1", filter("not-category", "\\'c1\\'")))
        .isNotEmpty()
        .noneMatch(item -> number(item) % 5 == 1);
  }

  @Test
  void seesAnEventAtOnceAndOnlyTheSameUsers() {
    List<String> before = answer(MOST_VIEWED, "u3", all("clicked"));
    put("u3", "s3", before.getFirst(), "CLICK", 1_700_000_000);
    assertThat(answer(MOST_VIEWED, "u3", all("clicked")))
        .isEqualTo(before.subList(1, before.size()));
    assertThat(answer(MOST_VIEWED, "u4", all("clicked"))).isEqualTo(before);
  }

  @Test
  void looksAtTheNewestHundredEventsOfAType() {
    put("u5", "s5", "i9", "Click", 1);
    IntStream.range(0, 99).forEach(n -> put("u5", "s5", "i8", "Click", 10 + n));
    assertThat(answer(MOST_VIEWED, "u5", filter("only-clicked"))).isEqualTo(List.of("i9", "i8"));
    put("u5", "s5", "i8", "View", 500);
    assertThat(answer(MOST_VIEWED, "u5", filter("only-clicked"))).isEqualTo(List.of("i9", "i8"));
    put("u5", "s5", "i8", "Click", 501);
    assertThat(answer(MOST_VIEWED, "u5", filter("only-clicked"))).isEqualTo(List.of("i8"));
  }

  @Test
  void knowsAnonymousEventsByTheirSessionAndThenByTheUser() {
    post("{'trackingId':'%s','sessionId':'s6','eventList':[%s]}".formatted(tracker, event("i7")));
    assertThat(answer(MOST_VIEWED, "s6", filter("only-clicked"))).isEqualTo(List.of("i7"));
    assertThat(answer(MOST_VIEWED, "u6", filter("only-clicked"))).isEqualTo(List.of());
    put("u6", "s6", "i8", "Click", 2);
    assertThat(answer(MOST_VIEWED, "u6", filter("only-clicked"))).hasSize(2).contains("i7", "i8");
    assertThat(answer(MOST_VIEWED, "s6", filter("only-clicked"))).isEqualTo(List.of());
  }

  @Test
  void seesANewItemsValuesAtOnce() {
    List<String> before = answer(MOST_VIEWED, "u1", filter("category", "\\'new\\'"));
    assertThat(before).isEmpty();
    service.post(
        "/items",
        "{'datasetArn':'%sdataset/shop/ITEMS','items':[{'itemId':'i50','properties':'{\\'price\\':50.5,\\'categoryL1\\':\\'c0|new\\'}'}]}"
            .formatted(Service.BASE));
    assertThat(answer(MOST_VIEWED, "u1", filter("category", "\\'new\\'")))
        .isEqualTo(List.of("i50"));
  }

  @Test
  void comparesWithTheCurrentItemInRelatedUseCases() {
    assertThat(items(ask(TOGETHER, ",'itemId':'i9'" + filter("cheaper")).body()))
        .isNotEmpty()
        .allMatch(item -> number(item) < 9);
  }

  @Test
  void appliesAnIfToTheUsersItIsTrueOf() {
    assertThat(answer(MOST_VIEWED, "u2", filter("gold")))
        .isNotEmpty()
        .allMatch(item -> number(item) < 9);
    assertThat(answer(MOST_VIEWED, "u1", filter("gold"))).isEqualTo(answer(MOST_VIEWED, "u1", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "aws-ecomm-popular-items-by-views # ,'userId':'u' # category # The filter needs values for the parameters [CATEGORY].",
        "aws-ecomm-popular-items-by-views # ,'userId':'u' # cheaper # The filter %sfilter/cheaper uses CurrentItem, which most-viewed does not support",
        "aws-ecomm-frequently-bought-together # ,'itemId':'i1' # clicked # userId must be given for the filter %sfilter/clicked",
        "aws-ecomm-frequently-bought-together # ,'itemId':'i1' # gold # userId must be given for the filter %sfilter/gold",
        "aws-ecomm-popular-items-by-views # ,'userId':'u','filterValues':{'CATEGORY':'c1'} # category # The filter value of CATEGORY must be strings in double quotes with commas between them.",
      })
  void refusesAFilterThatCannotBeApplied(String recipe, String more, String name, String message) {
    Service.Reply reply = ask(recipe, more + filter(name));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo("InvalidInputException: " + message.replace("%s", Service.BASE));
  }

  @Test
  void promotesItemsInTheirOrderAmongTheOthers() {
    List<String> plain = answer(MOST_VIEWED, "u1", ",'numResults':50");
    List<String> promotable = plain.stream().filter(item -> number(item) % 5 == 1).toList();
    JsonNode answer =
        ask(MOST_VIEWED, ",'userId':'u1','numResults':10" + promotion("category", 40, "\\'c1\\'"))
            .body();
    List<String> promoted = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (JsonNode item : answer.path("itemList")) {
      (item.path("promotionName").asText().equals("p") ? promoted : others)
          .add(item.path("itemId").asText());
    }
    assertThat(promoted).isEqualTo(promotable.subList(0, 4));
    assertThat(others)
        .isEqualTo(plain.stream().filter(item -> !promoted.contains(item)).limit(6).toList());
  }

  @Test
  void filtersTheOthersOnlyByTheQuestionsOwnFilter() {
    JsonNode answer =
        ask(
                MOST_VIEWED,
                ",'userId':'u1','numResults':10"
                    + filter("not-category", "\\'c1\\'")
                    + promotion("category", 30, "\\'c1\\'"))
            .body();
    for (JsonNode item : answer.path("itemList")) {
      boolean isOfCategory = number(item.path("itemId").asText()) % 5 == 1;
      assertThat(item.has("promotionName")).isEqualTo(isOfCategory);
    }
    assertThat(answer.path("itemList")).hasSize(10);
  }

  @Test
  void makesUpForPromotedItemsThatAreTooFew() {
    JsonNode list =
        ask(MOST_VIEWED, ",'userId':'u1','numResults':10" + promotion("ninth", 100, ""))
            .body()
            .path("itemList");
    assertThat(list).hasSize(10);
    assertThat(list.findValuesAsText("promotionName")).isEqualTo(List.of("p"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "{'name':'p','percentPromotedItems':10} # filterArn must be given",
        "{'name':'p','filterArn':'%sfilter/ninth'} # percentPromotedItems must be given",
        "{'filterArn':'%sfilter/ninth','percentPromotedItems':10} # name must be given",
        "{'name':'p','filterArn':'%sfilter/category','percentPromotedItems':10} # The filter needs values for the parameters [CATEGORY].",
        "{'name':'p','filterArn':'%sfilter/ninth','percentPromotedItems':0} # 1 validation error detected: Value '0' at 'promotions.1.member.percentPromotedItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "{'name':'p','filterArn':'%sfilter/ninth','percentPromotedItems':101} # 1 validation error detected: Value '101' at 'promotions.1.member.percentPromotedItems' failed to satisfy constraint: Member must have value less than or equal to 100",
      })
  void refusesAPromotionThatCannotBe(String promotion, String message) {
    Service.Reply reply =
        ask(
            MOST_VIEWED,
            ",'userId':'u1','promotions':[%s]".formatted(promotion.replace("%s", Service.BASE)));
    assertThat(reply.error()).isEqualTo("InvalidInputException: " + message);
  }

  @Test
  void promotesByOnePromotionOnly() {
    String one = "{'name':'p','filterArn':'%sfilter/ninth','percentPromotedItems':1}";
    String two = "%1$s,%1$s".formatted(one.formatted(Service.BASE));
    assertThat(ask(MOST_VIEWED, ",'userId':'u1','promotions':[%s]".formatted(two)).error())
        .startsWith("InvalidInputException: 1 validation error");
  }

  private void create(String name, String expression) {
    ObjectNode request = StrictJson.object().put("name", name).put("filterExpression", expression);
    request.put("datasetGroupArn", Service.BASE + "dataset-group/shop");
    service.answer("CreateFilter", request.toString());
  }

  private static String filter(String name) {
    return ",'filterArn':'%sfilter/%s'".formatted(Service.BASE, name);
  }

  private static String all(String name) {
    return filter(name) + ",'numResults':500";
  }

  private static String filter(String name, String category) {
    return filter(name) + ",'filterValues':{'CATEGORY':'%s'}".formatted(category);
  }

  private static String promotion(String filter, int percent, String category) {
    String values =
        category.isEmpty() ? "" : ",'filterValues':{'CATEGORY':'%s'}".formatted(category);
    return String.format(
        Locale.ROOT,
        ",'promotions':[{'name':'p','percentPromotedItems':%d,'filterArn':'%sfilter/%s'%s}]",
        percent,
        Service.BASE,
        filter,
        values);
  }

  private static String event(String item) {
    return "{'eventType':'Click','sentAt':1700000000,'itemId':'%s'}".formatted(item);
  }

  private void put(String user, String session, String item, String type, long sentAt) {
    post(
        String.format(
            Locale.ROOT,
            "{'trackingId':'%s','userId':'%s','sessionId':'%s','eventList':[{'eventType':'%s','sentAt':%d,'itemId':'%s'}]}",
            tracker,
            user,
            session,
            type,
            sentAt,
            item));
  }

  private void post(String events) {
    assertThat(service.post("/events", events).status()).isEqualTo(200);
  }

  private List<String> answer(String recommender, String user, String more) {
    Service.Reply reply = ask(recommender, ",'userId':'%s'%s".formatted(user, more));
    assertThat(reply.error()).isEqualTo(": ");
    return items(reply.body());
  }

  private Service.Reply ask(String recommender, String more) {
    return service.post(
        "/recommendations",
        "{'recommenderArn':'%srecommender/%s'%s}".formatted(Service.BASE, recommender, more));
  }

  private static int number(String item) {
    return Integer.parseInt(item.substring(1));
  }

  private static List<String> items(JsonNode answer) {
    List<String> items = new ArrayList<>();
    answer.path("itemList").forEach(item -> items.add(item.path("itemId").asText()));
    return items;
  }
}
