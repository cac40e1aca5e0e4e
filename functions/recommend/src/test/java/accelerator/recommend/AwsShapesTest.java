package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events and answers held against AWS's own classes, which refuse members they do not know.
class AwsShapesTest {
  private final ObjectMapper strict = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {"get-recommended-for-you", "get-frequently-bought-together", "get-health"})
  void eventsAndAnswersHaveTheShapeOfPayloadFormatTwo(String name) throws Exception {
    APIGatewayV2HTTPEvent event =
        strict.readValue(Endpoint.event(name), APIGatewayV2HTTPEvent.class);
    assertThat(event.getRequestContext().getHttp().getPath()).isEqualTo(event.getRawPath());

    APIGatewayV2HTTPResponse answer =
        strict.readValue(new Endpoint().call(name).toString(), APIGatewayV2HTTPResponse.class);
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/json");
    assertThat(answer.getIsBase64Encoded()).isFalse();
  }
}
