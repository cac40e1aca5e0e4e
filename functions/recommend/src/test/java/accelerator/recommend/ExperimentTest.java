package accelerator.recommend;

import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
  private static final Experiment AUTUMN =
      new Experiment("autumn", RECOMMENDED_FOR_YOU, Optional.of(MOST_VIEWED), 20);

  /// Somebody in the 99 hundredths of both experiments below, and not in the first one.
  private static final String USER = "u-7";

  @Test
  void isReadFromASetting() {
    assertThat(
            Experiment.parse(
                "autumn:recommended-for-you:most-viewed:20, plain:recommended-for-you:popular:5"))
        .containsExactly(AUTUMN, new Experiment("plain", RECOMMENDED_FOR_YOU, Optional.empty(), 5));
    assertThat(Experiment.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "autumn",
        "a b:recommended-for-you:popular:5",
        "autumn:recommended-for-you:popular:0",
        "autumn:recommended-for-you:popular:100",
        "autumn:recommended-for-you:trending-now:5",
        "autumn:recommended-for-you:recommended-for-you:5",
        "autumn:recommended-for-you:frequently-bought-together:5",
        "autumn:recommended:popular:5"
      })
  void refusesWhatIsNone(String setting) {
    assertThatThrownBy(() -> Experiment.parse(setting)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void hasItsShareOfTheUsersAndAlwaysTheSame() {
    List<String> users =
        IntStream.range(0, 10_000)
            .mapToObj(nth -> String.format(Locale.ROOT, "u-%05d", nth))
            .toList();
    List<String> share = users.stream().filter(AUTUMN::has).toList();
    assertThat(share).hasSizeBetween(1_850, 2_150);
    assertThat(users.stream().filter(AUTUMN::has).toList()).isEqualTo(share);
  }

  @Test
  void anotherExperimentHasOtherUsers() {
    Experiment winter = new Experiment("winter", RECOMMENDED_FOR_YOU, Optional.empty(), 20);
    long both =
        IntStream.range(0, 10_000)
            .mapToObj(nth -> String.format(Locale.ROOT, "u-%05d", nth))
            .filter(user -> AUTUMN.has(user) && winter.has(user))
            .count();
    assertThat(both).isBetween(300L, 500L);
  }

  @Test
  void theAnswerTheHeaderAndTheLogSayWhoAnswered() {
    Endpoint endpoint = endpoint("autumn:recommended-for-you:most-viewed:99");
    JsonNode answer = endpoint.get("/v1/ecommerce/recommended-for-you", "userId=" + USER);

    assertThat(Json.parse(answer.path("body").asText()).path("experiment"))
        .isEqualTo(Json.parse("{\"name\":\"autumn\",\"variant\":\"most-viewed\"}"));
    assertThat(Endpoint.headers(answer))
        .containsEntry("X-Recommendation-Experiment", "autumn=most-viewed");
    assertThat(endpoint.personalize.asked.orElseThrow().recommenderArn())
        .isEqualTo(Given.arn(MOST_VIEWED));
    assertThat(endpoint.log.getFirst())
        .contains("\"experiment\":\"autumn\"")
        .contains("\"variant\":\"most-viewed\"");
  }

  @Test
  void theVariantIsAskedWithoutAContextThatItDoesNotTake() {
    Endpoint endpoint = endpoint("autumn:recommended-for-you:most-viewed:99");
    String query = "userId=" + USER + "&context.DEVICE=phone";

    assertThat(endpoint.get("/v1/ecommerce/recommended-for-you", query).path("statusCode").asInt())
        .isEqualTo(200);
    assertThat(endpoint.personalize.questions)
        .extracting(Question::context)
        .containsExactly(Map.of());
  }

  @Test
  void theControlIsAskedWithItsContext() {
    Endpoint endpoint = endpoint("autumn:recommended-for-you:most-viewed:1");
    endpoint.get("/v1/ecommerce/recommended-for-you", "userId=" + USER + "&context.DEVICE=phone");

    assertThat(endpoint.personalize.questions)
        .extracting(Question::context)
        .containsExactly(Map.of("DEVICE", "phone"));
  }

  @Test
  void aVariantThatNeedsNoItemIsAskedOnceForACart() {
    Endpoint endpoint = endpoint("cart:frequently-bought-together:most-viewed:99");
    endpoint.get("/v1/ecommerce/frequently-bought-together", "itemIds=sku-1,sku-9&userId=" + USER);

    assertThat(endpoint.personalize.questions).hasSize(1);
  }

  @Test
  void thePopularListCanBeTheVariant() {
    Endpoint endpoint = endpoint("plain:recommended-for-you:popular:99");
    JsonNode answer = endpoint.get("/v1/ecommerce/recommended-for-you", "userId=" + USER);

    assertThat(endpoint.personalize.asked).isEmpty();
    assertThat(Json.parse(answer.path("body").asText()).path("source").asText())
        .isEqualTo("popular");
  }

  @Test
  void theOthersAreTheControl() {
    Endpoint endpoint = endpoint("plain:recommended-for-you:popular:1");
    JsonNode answer = endpoint.get("/v1/ecommerce/recommended-for-you", "userId=" + USER);

    assertThat(Json.parse(answer.path("body").asText()).at("/experiment/variant").asText())
        .isEqualTo("control");
    assertThat(endpoint.personalize.asked.orElseThrow().recommenderArn())
        .isEqualTo(Given.arn(RECOMMENDED_FOR_YOU));
  }

  private static Endpoint endpoint(String experiments) {
    return new Endpoint(
        new EndpointSettings(
            "data",
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            false,
            Optional.empty(),
            Experiment.parse(experiments)));
  }
}
