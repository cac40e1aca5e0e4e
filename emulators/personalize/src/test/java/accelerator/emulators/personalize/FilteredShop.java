package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A shop with filters, an event tracker and two recommenders. Item `iN` costs N.5 and is of
/// category `cM`, M being the rest of N by five.
final class FilteredShop implements AutoCloseable {
  static final String MOST_VIEWED = "aws-ecomm-popular-items-by-views";
  static final String TOGETHER = "aws-ecomm-frequently-bought-together";
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

  final Service service;
  final String tracker;

  FilteredShop(Path folder) throws IOException {
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

  @Override
  public void close() {
    service.close();
  }

  private void create(String name, String expression) {
    ObjectNode request = StrictJson.object().put("name", name).put("filterExpression", expression);
    request.put("datasetGroupArn", Service.BASE + "dataset-group/shop");
    service.answer("CreateFilter", request.toString());
  }

  static String filter(String name) {
    return ",'filterArn':'%sfilter/%s'".formatted(Service.BASE, name);
  }

  static String filter(String name, String category) {
    return filter(name) + ",'filterValues':{'CATEGORY':'%s'}".formatted(category);
  }

  List<String> answer(String recommender, String user, String more) {
    Service.Reply reply = ask(recommender, ",'userId':'%s'%s".formatted(user, more));
    assertThat(reply.error()).isEqualTo(": ");
    return items(reply.body());
  }

  Service.Reply ask(String recommender, String more) {
    return service.post(
        "/recommendations",
        "{'recommenderArn':'%srecommender/%s'%s}".formatted(Service.BASE, recommender, more));
  }

  static int number(String item) {
    return Integer.parseInt(item.substring(1));
  }

  static List<String> items(JsonNode answer) {
    List<String> items = new ArrayList<>();
    answer.path("itemList").forEach(item -> items.add(item.path("itemId").asText()));
    return items;
  }
}
