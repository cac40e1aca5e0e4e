package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendationsTest {
  private static final String FOR_YOU = "aws-ecomm-recommended-for-you";
  private static final String TOGETHER = "aws-ecomm-frequently-bought-together";
  private static final String ALSO_VIEWED = "aws-ecomm-customers-who-viewed-x-also-viewed";

  private Service service;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    service = Service.instant(folder).withData();
    for (String recipe : List.of(FOR_YOU, TOGETHER, ALSO_VIEWED)) {
      String metadata =
          recipe.equals(FOR_YOU)
              ? ",'recommenderConfig':{'enableMetadataWithRecommendations':true}"
              : "";
      assertThat(service.trained(recipe, metadata).path("status").asText()).isEqualTo("ACTIVE");
    }
    service.answer(
        "CreateRecommender",
        Service.recommenderRequest(FOR_YOU, "").replace("'name':'aws", "'name':'stopped"));
    service.recommender("stopped-ecomm-recommended-for-you");
    service.answer(
        "StopRecommender",
        "{'recommenderArn':'%srecommender/stopped-ecomm-recommended-for-you'}"
            .formatted(Service.BASE));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void answersTwentyFiveDifferentItemsWithoutScores() {
    Service.Reply reply = ask(FOR_YOU, ",'userId':'stranger'");
    assertThat(reply.http().headers().firstValue("content-type")).hasValue("application/json");
    List<String> items = items(reply.body());
    assertThat(items).hasSize(25);
    assertThat(new HashSet<>(items)).hasSize(25);
    assertThat(reply.body().path("itemList").path(0).size()).isEqualTo(1);
    assertThat(reply.body().path("recommendationId").asText()).matches("RID-[0-9a-f-]{36}");
  }

  @Test
  void answersAsManyAsAskedFor() {
    assertThat(items(ask(FOR_YOU, ",'userId':'stranger','numResults':7").body())).hasSize(7);
    assertThat(
            ask(FOR_YOU, ",'userId':'stranger','numResults':0").body().path("itemList").isArray())
        .isTrue();
    assertThat(items(ask(FOR_YOU, ",'userId':'stranger','numResults':0").body())).isEmpty();
  }

  @Test
  void answersEvenForUnknownItems() {
    assertThat(items(ask(TOGETHER, ",'itemId':'nothing'").body())).isNotEmpty();
    assertThat(items(ask(ALSO_VIEWED, ",'itemId':'i1','userId':'stranger'").body())).isNotEmpty();
  }

  @Test
  void ignoresAnItemThatTheRecipeDoesNotNeed() {
    assertThat(ask(FOR_YOU, ",'userId':'stranger','itemId':'i1'").status()).isEqualTo(200);
  }

  @Test
  void leavesAbsentMetadataOut() {
    JsonNode list =
        ask(
                FOR_YOU,
                ",'userId':'stranger','numResults':50,'metadataColumns':{'ITEMS':['NAME','PRICE']}")
            .body()
            .path("itemList");
    assertThat(list).isNotEmpty();
    for (JsonNode item : list) {
      int number = Integer.parseInt(item.path("itemId").asText().substring(1));
      JsonNode metadata = item.path("metadata");
      assertThat(metadata.path("PRICE").asText()).isEqualTo(number + ".5");
      assertThat(metadata.path("NAME").asText()).isEqualTo(number % 2 == 0 ? "Item " + number : "");
      assertThat(metadata.has("NAME")).isEqualTo(number % 2 == 0);
    }
  }

  @Test
  void acceptsContextOfTheInteractionsColumns() {
    assertThat(ask(FOR_YOU, ",'userId':'u1','context':{'EVENT_TYPE':'View'}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "aws-ecomm-recommended-for-you|''|Required fields for the provided recipe are userId",
        "aws-ecomm-recommended-for-you|,'userId':''|Required fields for the provided recipe are userId",
        "aws-ecomm-frequently-bought-together|''|Required fields for the provided recipe are itemId",
        "aws-ecomm-customers-who-viewed-x-also-viewed|''|Required fields for the provided recipe are userId, itemId",
        "aws-ecomm-recommended-for-you|,'userId':'u','numResults':501|numResults must be 0..500, was 501",
        "aws-ecomm-recommended-for-you|,'userId':'u','numResults':51,'metadataColumns':{'ITEMS':['NAME']}|numResults must be 0..50, was 51",
        "aws-ecomm-recommended-for-you|,'userId':'u','metadataColumns':{'ITEMS':['COLOR']}|The ITEMS dataset has no column COLOR",
        "aws-ecomm-recommended-for-you|,'userId':'u','metadataColumns':{'USERS':['AGE']}|metadataColumns must be of ITEMS, was 'USERS'",
        "aws-ecomm-frequently-bought-together|,'itemId':'i','metadataColumns':{'ITEMS':['NAME']}|metadataColumns needs a recommender with enableMetadataWithRecommendations",
        "aws-ecomm-frequently-bought-together|,'itemId':'i','context':{'EVENT_TYPE':'x'}|context is not supported by frequently-bought-together",
        "aws-ecomm-recommended-for-you|,'userId':'u','context':{'DEVICE':'x'}|The INTERACTIONS dataset has no column DEVICE",
        "aws-ecomm-recommended-for-you|,'userId':'u','promotions':[{'name':'p'}]|filterArn must be given",
        "aws-ecomm-recommended-for-you|,'userId':'u','campaignArn':'arn:aws:personalize:r:a:campaign/c'|Either recommenderArn or campaignArn must be given",
      })
  void refusesAQuestionThatCannotBe(String recommender, String more, String message) {
    Service.Reply reply = ask(recommender, more.equals("''") ? "" : more);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("InvalidInputException: " + message);
  }

  @Test
  void refusesARecommenderThatIsNotActive() {
    Service.Reply reply = ask("stopped-ecomm-recommended-for-you", ",'userId':'u'");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).startsWith("InvalidInputException: ").endsWith("is INACTIVE");
  }

  @Test
  void findsNothingUnderUnknownArns() {
    assertThat(ask("none", ",'userId':'u'").status()).isEqualTo(404);
    assertThat(
            ask(FOR_YOU, ",'userId':'u','filterArn':'%sfilter/f'".formatted(Service.BASE)).error())
        .isEqualTo(
            "ResourceNotFoundException: The given filter does not exist: %sfilter/f"
                .formatted(Service.BASE));
    Service.Reply campaign =
        service.post(
            "/recommendations",
            "{'campaignArn':'%scampaign/c','userId':'u'}".formatted(Service.BASE));
    assertThat(campaign.status()).isEqualTo(404);
    assertThat(campaign.error()).startsWith("ResourceNotFoundException: ");
  }

  private Service.Reply ask(String recommender, String more) {
    return service.post(
        "/recommendations",
        "{'recommenderArn':'%srecommender/%s'%s}".formatted(Service.BASE, recommender, more));
  }

  private static List<String> items(JsonNode answer) {
    List<String> items = new ArrayList<>();
    answer.path("itemList").forEach(item -> items.add(item.path("itemId").asText()));
    return items;
  }
}
