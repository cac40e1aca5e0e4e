package accelerator.recommend;

import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// The SDK's own client, as the function builds it, against replies in the service's wire format.
class RuntimePersonalizeTest {
  private static final String ARN = Given.arn(RECOMMENDED_FOR_YOU);
  private static final Question QUESTION =
      new Question(Optional.of("u-1"), Optional.of("sku-1"), 2);

  private final LoopbackService service;
  private final RuntimePersonalize personalize;

  RuntimePersonalizeTest() throws IOException {
    service = new LoopbackService();
    personalize = patient(Duration.ofSeconds(30));
  }

  private RuntimePersonalize patient(Duration attempt) {
    return new RuntimePersonalize(
        Clients.personalize(attempt)
            .endpointOverride(service.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build());
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void asksTheRecommenderAndReadsItsItems() {
    service.reply(
        200,
        Map.of("Content-Type", "application/json"),
        """
        {"recommendationId":"RID-7","itemList":[{"itemId":"sku-1","metadata":{"NAME":"Mug"}},{"itemId":"sku-9"}]}\
        """);
    assertThat(personalize.ask(ARN, QUESTION, List.of("PRICE", "NAME")))
        .isEqualTo(
            new Answer.Ranking(
                Optional.of("RID-7"),
                List.of(
                    new Registry.Item("sku-1", Map.of("NAME", "Mug")),
                    new Registry.Item("sku-9", Map.of()))));
    assertThat(service.seen).hasSize(1);
    assertThat(service.seen.getFirst().path()).isEqualTo("/recommendations");
    assertThat(Json.parse(service.seen.getFirst().body()))
        .isEqualTo(
            Json.parse(
                """
                {"recommenderArn":"%s","userId":"u-1","itemId":"sku-1","numResults":2,
                 "metadataColumns":{"ITEMS":["NAME","PRICE"]}}\
                """
                    .formatted(ARN)));
  }

  @Test
  void namesNoMoreColumnsThanTheServiceTakes() {
    service.reply(200, Map.of(), "{\"itemList\":[]}");
    Set<String> columns =
        IntStream.range(0, 12)
            .mapToObj(nth -> String.format(Locale.ROOT, "COLUMN_%02d", nth))
            .collect(Collectors.toSet());
    assertThat(personalize.ask(ARN, QUESTION, columns))
        .isEqualTo(new Answer.Ranking(Optional.empty(), List.of()));
    assertThat(Json.parse(service.seen.getFirst().body()).at("/metadataColumns/ITEMS").size())
        .isEqualTo(10);
  }

  @Test
  void asksForNoMetadataWithoutColumns() {
    service.reply(200, Map.of(), "{\"itemList\":[]}");
    personalize.ask(ARN, QUESTION, List.of());
    assertThat(Json.parse(service.seen.getFirst().body()).has("metadataColumns")).isFalse();
  }

  @Test
  void tellsTheCallersFaultInTheServicesWordsWithoutArns() {
    refuse(400, "InvalidInputException", "Recommender " + ARN + " wants other input");
    assertThatThrownBy(() -> personalize.ask(ARN, QUESTION, List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Personalize refused the question: Recommender the recommender wants other input");
    assertThat(service.seen).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValidationException", "InvalidInputException", "SomethingElse"})
  void everyOther400IsTheQuestionsFaultToo(String error) {
    refuse(400, error, "context is odd");
    assertThatThrownBy(() -> personalize.ask(ARN, QUESTION, List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Personalize refused the question: context is odd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "ExpiredTokenException"})
  void aSignatureThatIsNoneIsNotTheQuestionsFault(String error) {
    refuse(400, error, "who are you");
    assertThat(personalize.ask(ARN, QUESTION, List.of()))
        .isEqualTo(new Answer.Unavailable(error, false));
  }

  @Test
  void saysWhichItemsArePromotedAndWhatTheyScore() {
    service.reply(
        200,
        Map.of(),
        """
        {"itemList":[{"itemId":"a","promotionName":"sale"},{"itemId":"b","score":0.25}]}\
        """);
    assertThat(personalize.ask(ARN, QUESTION, List.of()))
        .isEqualTo(
            new Answer.Ranking(
                Optional.empty(),
                List.of(new Registry.Item("a", Map.of()), new Registry.Item("b", Map.of())),
                Map.of("a", "sale"),
                Map.of("b", 0.25)));
  }

  @Test
  void isUnavailableWhenTheRecommenderIsGone() {
    refuse(404, "ResourceNotFoundException", "gone");
    assertThat(personalize.ask(ARN, QUESTION, List.of()))
        .isEqualTo(new Answer.Unavailable("ResourceNotFoundException", false));
  }

  @Test
  void saysThatAFaultOfTheServiceMayPass() {
    refuse(500, "InternalServerError", "oops");
    assertThat(personalize.ask(ARN, QUESTION, List.of()))
        .isEqualTo(new Answer.Unavailable("InternalServerError", true));
    assertThat(service.seen).hasSize(1);
  }

  @Test
  void isUnavailableWhenItIsThrottled() {
    refuse(400, "ThrottlingException", "Rate exceeded");
    assertThat(personalize.ask(ARN, QUESTION, List.of()))
        .isEqualTo(new Answer.Unavailable("ThrottlingException", false));
    assertThat(service.seen).hasSize(1);
  }

  @Test
  void isUnavailableAfterAnAttemptThatNobodyAnswers() {
    assertThat(patient(Duration.ofMillis(100)).ask(ARN, QUESTION, List.of()))
        .isInstanceOf(Answer.Unavailable.class);
    assertThat(service.seen).hasSize(1);
  }

  @Test
  void asksWithFilterPromotionAndContext() {
    service.reply(200, Map.of(), "{\"itemList\":[]}");
    Question.Filter filter =
        new Question.Filter("arn:f", Map.of("CATEGORY", "\"Home\",\"Garden\""), false);
    personalize.ask(
        ARN,
        new Question(
            Optional.of("u-1"),
            Optional.empty(),
            5,
            Optional.of(filter),
            Optional.of(
                new Question.Promotion("new", 20, new Question.Filter("arn:p", Map.of(), false))),
            Map.of("DEVICE", "mobile")),
        List.of());
    assertThat(Json.parse(service.seen.getFirst().body()))
        .isEqualTo(
            Json.parse(
                """
                {"recommenderArn":"%s","userId":"u-1","numResults":5,"context":{"DEVICE":"mobile"},
                 "filterArn":"arn:f","filterValues":{"CATEGORY":"\\"Home\\",\\"Garden\\""},
                 "promotions":[{"name":"new","percentPromotedItems":20,"filterArn":"arn:p"}]}\
                """
                    .formatted(ARN)));
  }

  @Test
  void isUnavailableWhenNobodyIsThere() {
    service.close();
    assertThat(personalize.ask(ARN, QUESTION, List.of())).isInstanceOf(Answer.Unavailable.class);
  }

  private void refuse(int status, String error, String message) {
    service.reply(
        status,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error),
        Json.write(Json.object().put("message", message)));
  }
}
