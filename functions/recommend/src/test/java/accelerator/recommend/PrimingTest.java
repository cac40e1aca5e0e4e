package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimingTest {
  @Test
  void asksEveryRecommenderAQuestionThatIsRight() {
    asksEveryRecommender(
        EndpointSettings.open("data", Duration.ofSeconds(30), Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({"true,", "true,sub", "true,email", "false,sub"})
  void primesAnEndpointThatDemandsTokens(boolean needsToken, String claim) {
    asksEveryRecommender(
        new EndpointSettings(
            "data",
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            needsToken,
            Optional.ofNullable(claim),
            List.of()));
  }

  private static void asksEveryRecommender(EndpointSettings settings) {
    Endpoint endpoint = new Endpoint(settings);
    for (Domain domain : Domain.values()) {
      endpoint.store.publish(all(domain));
    }
    List<String> questions = Priming.questions(settings);
    assertThat(questions).hasSize(11);
    for (String question : questions) {
      JsonNode answer = endpoint.invoke(question);
      assertThat(answer.path("statusCode").asInt()).as(question).isEqualTo(200);
    }
    assertThat(endpoint.personalize.questions).hasSize(10);
  }

  private static Registry all(Domain domain) {
    return new Registry(
        domain,
        "run-1",
        Instant.parse("2025-12-01T06:30:00Z"),
        domain.recommenders().stream()
            .map(recommender -> new Registry.Entry(recommender, Given.arn(recommender)))
            .toList(),
        Map.of("NAME", "string"),
        List.of(Given.MUG),
        Map.of(),
        List.of(),
        Optional.of("tracker-1"));
  }
}
