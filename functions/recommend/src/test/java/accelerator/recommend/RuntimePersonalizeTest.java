package accelerator.recommend;

import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer;
import accelerator.recommend.Personalize.Outage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// The SDK's own client, as the function builds it, against replies in the service's wire format.
class RuntimePersonalizeTest {
  private static final String ARN = Given.arn(RECOMMENDED_FOR_YOU);
  private static final Inquiry QUESTION =
      Inquiry.plain(ARN, Optional.of("u-1"), Optional.of("sku-1"), 2, List.of());

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
        {"recommendationId":"RID-7","itemList":[{"itemId":"sku-1","metadata":{"NAME":"Mug"}},{"itemId":"sku-9"}]}""");
    assertThat(
            personalize.ask(
                Inquiry.plain(
                    ARN, Optional.of("u-1"), Optional.of("sku-1"), 2, List.of("NAME", "PRICE"))))
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
                 "metadataColumns":{"ITEMS":["NAME","PRICE"]}}"""
                    .formatted(ARN)));
  }

  @Test
  void sendsFilterContextAndPromotionInTheServicesForm() {
    service.reply(200, Map.of(), "{\"itemList\":[]}");
    personalize.ask(
        new Inquiry(
            ARN,
            Optional.of("u-1"),
            Optional.empty(),
            3,
            List.of(),
            Optional.of(new Inquiry.Filtering("arn:f", Map.of("CATEGORY", "\"a\",\"b\""))),
            Map.of("DEVICE", "phone"),
            Optional.of(
                new Inquiry.Promotion(new Inquiry.Filtering("arn:p", Map.of("MAX", "10")), 25)),
            false));
    assertThat(Json.parse(service.seen.getFirst().body()))
        .isEqualTo(
            Json.parse(
                """
                {"recommenderArn":"%s","userId":"u-1","numResults":3,
                 "context":{"DEVICE":"phone"},"filterArn":"arn:f",
                 "filterValues":{"CATEGORY":"\\"a\\",\\"b\\""},
                 "promotions":[{"name":"promotion","percentPromotedItems":25,"filterArn":"arn:p",
                   "filterValues":{"MAX":"10"}}]}"""
                    .formatted(ARN)));
  }

  @Test
  void asksForNoMetadataWithoutColumns() {
    service.reply(200, Map.of(), "{\"itemList\":[]}");
    personalize.ask(QUESTION);
    assertThat(Json.parse(service.seen.getFirst().body()).has("metadataColumns")).isFalse();
  }

  @Test
  void tellsTheCallersFaultInTheServicesWordsWithoutArns() {
    refuse(400, "InvalidInputException", "Recommender " + ARN + " wants other input");
    assertThatThrownBy(() -> personalize.ask(QUESTION))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Personalize refused the question: Recommender the recommender wants other input");
    assertThat(service.seen).hasSize(1);
  }

  @Test
  void isUnavailableWhenTheRecommenderIsGone() {
    refuse(404, "ResourceNotFoundException", "gone");
    assertThat(personalize.ask(QUESTION))
        .isEqualTo(new Answer.Unavailable("ResourceNotFoundException", Outage.GONE));
  }

  @Test
  void triesOnceWhenTheServiceFails() {
    refuse(500, "InternalServerError", "oops");
    assertThat(personalize.ask(QUESTION))
        .isEqualTo(new Answer.Unavailable("InternalServerError", Outage.PASSING));
    assertThat(service.seen).hasSize(1);
  }

  @Test
  void tellsThrottlingFromOtherFailures() {
    refuse(400, "ThrottlingException", "Rate exceeded");
    assertThat(personalize.ask(QUESTION))
        .isEqualTo(new Answer.Unavailable("ThrottlingException", Outage.THROTTLED));
  }

  @Test
  void isUnavailableWhenNobodyIsThere() {
    service.close();
    assertThat(personalize.ask(QUESTION)).isInstanceOf(Answer.Unavailable.class);
  }

  private void refuse(int status, String error, String message) {
    service.reply(
        status,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error),
        Json.write(Json.object().put("message", message)));
  }
}
