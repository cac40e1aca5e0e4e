package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsTest {
  private static final String VIEWS = "aws-ecomm-popular-items-by-views";
  private static final String DATASET = Service.BASE + "dataset/shop/";

  @TempDir Path folder;
  private Service service;
  private PersonalizeControls controls;

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder);
    controls = service.server().controls();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void answersWhatIsDeclaredWithoutARecommender() {
    controls.declare(DeclaredAnswer.of("popular", "a", "b", "c"));
    controls.declare(DeclaredAnswer.of("popular", "for-one").forUser("u1"));
    controls.declare(DeclaredAnswer.of("popular", "about").forItem("i1"));
    controls.declare(DeclaredAnswer.of("popular", "both").forUser("u1").forItem("i1"));
    controls.declare(DeclaredAnswer.of("popular").forUser("nobody"));

    assertThat(items("popular", ",'userId':'u2'")).containsExactly("a", "b", "c");
    assertThat(items("popular", ",'userId':'u2','numResults':2")).containsExactly("a", "b");
    assertThat(items("popular", ",'userId':'u1'")).containsExactly("for-one");
    assertThat(items("popular", ",'userId':'u2','itemId':'i1'")).containsExactly("about");
    assertThat(items("popular", ",'userId':'u1','itemId':'i1'")).containsExactly("both");
    assertThat(items("popular", ",'userId':'nobody'")).isEmpty();

    controls.declare(DeclaredAnswer.of(Service.BASE + "recommender/popular", "new"));
    assertThat(items("popular", "")).containsExactly("new");
    controls.forgetAnswers();
    assertThat(ask("popular", "").status()).isEqualTo(404);
  }

  @Test
  void answersWhatIsDeclaredByTheRulesOfARecommenderThatIsThere() throws IOException {
    service.withData();
    service.trained(VIEWS, ",'recommenderConfig':{'enableMetadataWithRecommendations':true}");
    controls.declare(DeclaredAnswer.of(VIEWS, "i7", "unheard-of"));

    assertThat(ask(VIEWS, "").error())
        .isEqualTo("InvalidInputException: Required fields for the provided recipe are userId");
    Service.Reply answer = ask(VIEWS, ",'userId':'u','metadataColumns':{'ITEMS':['CATEGORY_L1']}");
    assertThat(answer.body().path("itemList").toString())
        .isEqualTo(
            "[{\"itemId\":\"i7\",\"metadata\":{\"CATEGORY_L1\":\"c2\"}},{\"itemId\":\"unheard-of\"}]");
  }

  @Test
  void failsAsManyRequestsAsAreDeclared() {
    controls.declare(DeclaredAnswer.of("popular", "a"));
    controls.declare(DeclaredFailure.throttled("GetRecommendations", 2));
    controls.declare(
        DeclaredFailure.of("GetRecommendations", "ServiceUnavailable").withMessage("later"));
    controls.declare(DeclaredFailure.of("ListSchemas", "InternalFailure"));

    for (int n = 0; n < 2; n++) {
      assertThat(ask("popular", "").error()).isEqualTo("ThrottlingException: Rate exceeded");
    }
    Service.Reply last = ask("popular", "");
    assertThat(last.error()).isEqualTo("ServiceUnavailable: later");
    assertThat(last.status()).isEqualTo(503);
    assertThat(items("popular", "")).containsExactly("a");
    assertThat(service.ask("ListSchemas", "{}").status()).isEqualTo(500);
    assertThat(service.ask("ListSchemas", "{}").status()).isEqualTo(200);
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> controls.declare(DeclaredFailure.throttled("ListShoes", 1)))
        .withMessage(
            "operation must be one of the service's, such as GetRecommendations, was 'ListShoes'");
  }

  @Test
  void losesTheAnswerOfWhatIsDoneAndDoesNothingInTime() {
    controls.declare(DeclaredFailure.of("CreateDatasetGroup", "LostAnswer"));
    controls.declare(DeclaredFailure.of("CreateDatasetGroup", "Timeout"));

    assertThat(service.ask("CreateDatasetGroup", "{'name':'lost'}").status()).isEqualTo(500);
    assertThatExceptionOfType(Throwable.class)
        .isThrownBy(() -> service.ask("CreateDatasetGroup", "{'name':'never'}"));
    assertThat(service.ask("ListDatasetGroups", "{}").body().findValuesAsText("name"))
        .containsExactly("lost");
  }

  @Test
  void failsTheNextJobOfANameWithItsReason() throws IOException {
    service.withData();
    controls.failJob(VIEWS, "out of luck");
    controls.failJob("third", "no such luck");

    JsonNode failed = service.trained(VIEWS, "");
    assertThat(failed.path("status").asText()).isEqualTo("CREATE FAILED");
    assertThat(failed.path("failureReason").asText()).isEqualTo("out of luck");
    assertThat(service.imported("third", "ITEMS", "items.csv", "FULL")).isEqualTo("no such luck");

    service.answer(
        "DeleteRecommender",
        "{'recommenderArn':'%srecommender/%s'}".formatted(Service.BASE, VIEWS));
    assertThat(service.trained(VIEWS, "").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(service.imported("fourth", "ITEMS", "items.csv", "FULL")).isEqualTo("ACTIVE");
  }

  @Test
  void takesRowsWithoutFilesAndLearnsAnewAtOnce() {
    service.withGroup().withDataset("Interactions", Fixtures.INTERACTIONS);
    controls.importRows(DATASET + "INTERACTIONS", views("tea"));
    assertThat(service.trained(VIEWS, "").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(items(VIEWS, ",'userId':'u','numResults':1")).containsExactly("tea");

    controls.importRows(DATASET + "INTERACTIONS", views("milk"));
    assertThat(items(VIEWS, ",'userId':'u','numResults':1")).containsExactly("tea");
    assertThat(controls.retrain(VIEWS)).isEmpty();
    assertThat(items(VIEWS, ",'userId':'u','numResults':1")).containsExactly("milk");

    controls.importRows(DATASET + "INTERACTIONS", views("beer").subList(0, 3));
    assertThat(controls.retrain(VIEWS))
        .hasValue("Dataset has fewer than 1000 interactions after filtering by event type: View");
    assertThat(items(VIEWS, ",'userId':'u','numResults':1")).containsExactly("milk");
    controls.addRows(DATASET + "INTERACTIONS", views("beer"));
    assertThat(controls.retrain(VIEWS)).isEmpty();
  }

  @Test
  void refusesRowsThatCannotBe() {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    Map<String, String> good = Map.of("ITEM_ID", "i", "PRICE", "1", "CATEGORY_L1", "c");
    assertThat(refusal(List.of(good, Map.of("ITEM_ID", "i"))))
        .isEqualTo("Column PRICE must not be empty, is in row 2.");
    assertThat(refusal(List.of(Map.of("COLOR", "red"))))
        .isEqualTo("The schema has no columns [COLOR], which row 1 has.");
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> controls.addRows(DATASET + "ITEMS", List.of(good)))
        .withMessage("The first import into %sITEMS must be FULL, was INCREMENTAL", DATASET);
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> controls.importRows(DATASET + "USERS", List.of()))
        .withMessage("The given dataset does not exist: %sUSERS", DATASET);
  }

  @Test
  void showsTheTimeThatIsSet() {
    Instant day = Instant.parse("2030-05-01T12:00:00Z");
    controls.setTime(day);
    service.clock.move(Duration.ofSeconds(3));
    assertThat(controls.now()).isEqualTo(day.plusSeconds(3));
    controls.advance(Duration.ofHours(1));
    assertThat(controls.now()).isEqualTo(day.plusSeconds(3603));
    controls.stopTime(day);
    service.clock.move(Duration.ofSeconds(3));
    assertThat(controls.now()).isEqualTo(day);
    controls.advance(Duration.ofDays(1));
    service.withGroup();
    assertThat(
            service
                .answer("ListDatasetGroups", "{}")
                .at("/datasetGroups/0/creationDateTime")
                .asLong())
        .isEqualTo(day.plus(Duration.ofDays(1)).getEpochSecond());
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> controls.advance(Duration.ofSeconds(-1)))
        .withMessageStartingWith("advance must be PT0S..");
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> controls.setTime(Instant.MAX))
        .withMessageStartingWith("time must be of the years 1970 to 9999, was +");
  }

  @Test
  void beginsAnew() throws IOException {
    service.withData();
    controls.declare(DeclaredAnswer.of("popular", "a"));
    controls.declare(DeclaredFailure.throttled("ListSchemas", 5));
    controls.stopTime(Instant.EPOCH);

    controls.reset();

    assertThat(controls.now()).isEqualTo(service.clock.instant());
    assertThat(service.answer("ListSchemas", "{}").path("schemas")).isEmpty();
    assertThat(ask("popular", "").status()).isEqualTo(404);
    assertThat(service.server().imports()).isEqualTo(new ImportCounts(0, 0, 0));
    service.withData();
  }

  private String refusal(List<Map<String, String>> rows) {
    return String.valueOf(
        assertThatExceptionOfType(EmulatorException.class)
            .isThrownBy(() -> controls.importRows(DATASET + "ITEMS", rows))
            .actual()
            .getMessage());
  }

  private static List<Map<String, String>> views(String item) {
    return IntStream.range(0, 1200)
        .mapToObj(
            n ->
                Map.of(
                    "USER_ID",
                    String.format(Locale.ROOT, "u%d", n % 40),
                    "ITEM_ID",
                    n % 3 == 0 ? String.format(Locale.ROOT, "i%d", n % 7) : item,
                    "TIMESTAMP",
                    String.format(Locale.ROOT, "%d", 1_700_000_000 + n),
                    "EVENT_TYPE",
                    "View"))
        .toList();
  }

  private Service.Reply ask(String recommender, String more) {
    return service.post(
        "/recommendations",
        "{'recommenderArn':'%srecommender/%s'%s}".formatted(Service.BASE, recommender, more));
  }

  private List<String> items(String recommender, String more) {
    JsonNode list = ask(recommender, more).body().path("itemList");
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.path("itemId").asText())
        .toList();
  }
}
