package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PrimingTest {
  @Test
  void asksEveryRecommenderAQuestionThatIsRight() {
    Endpoint endpoint = new Endpoint();
    assertThat(Priming.questions()).hasSize(11);
    for (String question : Priming.questions()) {
      JsonNode answer = endpoint.invoke(question);
      assertThat(answer.path("statusCode").asInt()).as(question).isIn(200, 404, 503);
    }
  }
}
