package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlDoorTest {
  private Service service;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    service = Service.instant(folder);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void doesWhatTheControlsDo() {
    String question = "{'recommenderArn':'%srecommender/popular'}".formatted(Service.BASE);
    assertThat(control("POST", "/answers", "{'recommender':'popular','itemIds':['a']}"))
        .isEqualTo("200 {}");
    assertThat(
            control(
                "POST",
                "/failures",
                "{'operation':'GetRecommendations','error':'ThrottlingException','times':2}"))
        .isEqualTo("200 {}");
    assertThat(service.post("/recommendations", question).error())
        .isEqualTo("ThrottlingException: Declared for a test");
    assertThat(control("DELETE", "/failures", "")).isEqualTo("200 {}");
    assertThat(service.post("/recommendations", question).body().path("itemList").toString())
        .isEqualTo("[{\"itemId\":\"a\"}]");
    assertThat(control("DELETE", "/answers", "")).isEqualTo("200 {}");
    assertThat(service.post("/recommendations", question).status()).isEqualTo(404);

    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    assertThat(
            control(
                "POST",
                "/rows",
                "{'datasetArn':'%sdataset/shop/ITEMS','rows':[{'ITEM_ID':'i','PRICE':1.5,'CATEGORY_L1':'c','NAME':null}]}"
                    .formatted(Service.BASE)))
        .isEqualTo("200 {\"rows\":1}");
    assertThat(control("POST", "/clock", "{'time':'2030-01-01T00:00:00Z','stopped':true}"))
        .isEqualTo("200 {\"time\":\"2030-01-01T00:00:00Z\",\"stopped\":true}");
    assertThat(control("POST", "/clock", "{'advance':'PT90M'}"))
        .isEqualTo("200 {\"time\":\"2030-01-01T01:30:00Z\",\"stopped\":true}");
    assertThat(control("POST", "/failing-jobs", "{'name':'x','reason':'y'}")).isEqualTo("200 {}");
    assertThat(control("POST", "/reset", "{}")).isEqualTo("200 {}");
    assertThat(service.answer("ListDatasetGroups", "{}").path("datasetGroups")).isEmpty();
    assertThat(control("GET", "/clock", "")).endsWith("\"stopped\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/answers|{'recommender':'r','itemIds':['a'],'user':'u'}|unknown members [user]: there are [recommender, userId, itemId, itemIds]",
        "/answers|{'itemIds':['a']}|recommender must be given",
        "/answers|{'recommender':'r'}|itemIds must be given",
        "/answers|{'recommender':'r','itemIds':'a'}|itemIds must be an array, was 'a'",
        "/answers|{'recommender':'r','itemIds':[1]}|itemIds must be a text, was 1",
        "/answers|{'recommender':'r','itemIds':['']}|itemIds must not be empty texts, were []",
        "/answers|[]|the body must be a JSON object",
        "/answers|{} {}|the body is not JSON: Trailing token (of type START_OBJECT) found after value (bound as `com.fasterxml.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS` (line 1, column 4)",
        "/failures|{'operation':'ListSchemas','error':'Nonsense'}|error must be one of [AccessDeniedException, ConnectionReset, InternalFailure, InvalidInputException, InvalidNextTokenException, LimitExceededException, LostAnswer, ResourceAlreadyExistsException, ResourceInUseException, ResourceNotFoundException, ServiceUnavailable, ThrottlingException, Timeout, TooManyTagKeysException, TooManyTagsException], was 'Nonsense'",
        "/failures|{'operation':'ListSchemas','error':'InternalFailure','times':0}|times must be 1..1000000, was 0",
        "/failures|{'operation':'ListSchemas','error':'InternalFailure','times':1.5}|times must be a whole number, was 1.5",
        "/clock|{}|one of time and advance must be given",
        "/clock|{'time':'tomorrow'}|time must be like 2026-01-31T12:00:00Z, advance like PT1H30M, was 'tomorrow'",
        "/clock|{'advance':'PT1H','stopped':true}|stopped goes with time: what advances stands as it stood",
        "/clock|{'time':'2026-01-31T12:00:00Z','stopped':1}|stopped must be true or false, was 1",
        "/rows|{'datasetArn':'arn:x','rows':[1]}|rows must be objects, was 1",
        "/rows|{'datasetArn':'arn:x','rows':[{'A':[]}]}|rows.A must be a text, a number or a flag, was []",
        "/rows|{'datasetArn':'arn:x','rows':[],'importMode':'SOME'}|importMode must be FULL or INCREMENTAL, was 'SOME'",
        "/rows|{'datasetArn':'arn:x','rows':[]}|The given dataset does not exist: arn:x",
        "/trainings|{'recommender':'r'}|The given recommender does not exist: arn:aws:personalize:eu-west-1:000000000000:recommender/r",
        "/reset|{'seed':1}|unknown members [seed]: there are []",
      })
  void refusesWhatCannotBe(String path, String body, String message) {
    assertThat(control("POST", path, body).replace("\\\"", "'"))
        .isEqualTo("400 {\"message\":\"%s\"}".formatted(message));
  }

  @Test
  void saysWhatThereIsWhereThereIsNothing() {
    assertThat(control("GET", "/answers", ""))
        .startsWith("404 {\"message\":\"There is no GET /answers here, but [DELETE /answers, ");
    assertThat(control("GET", "", "")).startsWith("404 ");
  }

  private String control(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(service.endpoint().resolve("/_emulator" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    Service.Reply reply = service.send(request);
    return reply.status() + " " + reply.body();
  }
}
