package accelerator.recommend;

import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.recommend.Experiment.Assignment;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final Experiment AGAINST_POPULAR =
      new Experiment("taste", RECOMMENDED_FOR_YOU, 20, Optional.empty());

  @Test
  void drawsItsShareOfTheUsers() {
    long drawn =
        IntStream.range(0, 100_000)
            .filter(user -> !AGAINST_POPULAR.of("user-" + user).isControl())
            .count();
    assertThat(drawn).isBetween(19_600L, 20_400L);
  }

  @Test
  void drawsTheSameUsersInEveryVersion() {
    assertThat(IntStream.range(0, 12).filter(user -> !AGAINST_POPULAR.of("u-" + user).isControl()))
        .containsExactly(4, 9, 10);
  }

  @Test
  void drawsOtherUsersForAnotherName() {
    Experiment other = new Experiment("other", RECOMMENDED_FOR_YOU, 20, Optional.empty());
    long inBoth =
        IntStream.range(0, 100_000)
            .mapToObj("user-%d"::formatted)
            .filter(user -> !AGAINST_POPULAR.of(user).isControl() && !other.of(user).isControl())
            .count();
    assertThat(inBoth).isBetween(3_700L, 4_300L);
  }

  @Test
  void saysInAnswerHeaderAndLogWhoWasDrawn() {
    Endpoint endpoint =
        new Endpoint(
            Optional.empty(),
            List.of(new Experiment("views", RECOMMENDED_FOR_YOU, 50, Optional.of(MOST_VIEWED))),
            Duration.ZERO);
    for (int user = 0; user < 20; user++) {
      JsonNode answer = endpoint.get("/v1/ecommerce/recommended-for-you", "userId=u-" + user);
      JsonNode body = Json.parse(answer.path("body").asText());
      String variant = body.path("experiment").path("variant").asText();
      assertThat(variant).isIn("control", "most-viewed");
      assertThat(Endpoint.headers(answer))
          .containsEntry("X-Recommendation-Experiment", "views=" + variant);
      assertThat(endpoint.log.getLast())
          .contains("\"experiment\":\"views\"")
          .contains("\"variant\":\"%s\"".formatted(variant));
      assertThat(endpoint.personalize.asked.orElseThrow().recommenderArn())
          .isEqualTo(Given.arn(variant.equals("control") ? RECOMMENDED_FOR_YOU : MOST_VIEWED));
    }
  }

  @Test
  void answersThePopularListWithoutAskingPersonalize() {
    Endpoint endpoint = new Endpoint(Optional.empty(), List.of(AGAINST_POPULAR), Duration.ZERO);
    String user =
        IntStream.range(0, 100)
            .mapToObj("u-%d"::formatted)
            .filter(each -> !AGAINST_POPULAR.of(each).isControl())
            .findFirst()
            .orElseThrow();
    JsonNode answer = endpoint.get("/v1/ecommerce/recommended-for-you", "userId=" + user);
    assertThat(Endpoint.headers(answer)).containsEntry("X-Recommendation-Source", "popular");
    assertThat(Json.parse(answer.path("body").asText()).path("experiment"))
        .isEqualTo(Json.parse("{\"name\":\"taste\",\"variant\":\"popular\"}"));
    assertThat(endpoint.personalize.asked).isEmpty();
  }

  @Test
  void namesItsVariants() {
    assertThat(AGAINST_POPULAR.of("u-0").name()).isEqualTo("taste");
    assertThat(new Assignment("taste", "popular", false).isPopular()).isTrue();
  }
}
