package accelerator.emulators.sam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest extends ApiUnderTest {
  @Test
  void answersAnUnknownRouteWith404() throws Exception {
    restart(Optional.empty(), "GET /v1/{domain}/{recommender}");

    HttpResponse<String> response = send(request("/v1/ecommerce"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/health, GET /v1/health",
    "GET, /v1/other, GET /v1/{name}",
    "POST, /v1/health, ANY /v1/health",
    "GET, /v1/a/b/c, GET /v1/{proxy+}",
    "POST, /v1/a/b/c, ANY /{proxy+}",
    "GET, /v1/, ANY /{proxy+}",
    "GET, /, $default",
  })
  void prefersTheMostSpecificRoute(String method, String path, String routeKey) throws Exception {
    restart(
        Optional.empty(),
        "$default",
        "ANY /{proxy+}",
        "GET /v1/{proxy+}",
        "GET /v1/{name}",
        "ANY /v1/health",
        "GET /v1/health");

    send(request(path).method(method, BodyPublishers.noBody()));

    assertThat(event().path("routeKey").asText()).isEqualTo(routeKey);
  }

  @Test
  void mountsOtherHandlersBesideTheRoutes() throws Exception {
    api.mount("/", _ -> LoopbackAnswer.text(200, "text/plain", "page"));
    api.mount("/run", _ -> LoopbackAnswer.text(200, "text/plain", "console"));

    assertThat(send(request("/")).body()).isEqualTo("page");
    assertThat(send(request("/style.css")).body()).isEqualTo("page");
    assertThat(send(request("/run")).body()).isEqualTo("console");
    assertThat(send(request("/run/events")).body()).isEqualTo("console");
    assertThat(send(request("/running")).body()).isEqualTo("page");
    assertThat(send(request("/v1/ecommerce/best-sellers")).body()).isEqualTo("ok");
    assertThat(send(request("/v1/unknown")).body()).isEqualTo("ok");
    assertThat(event().path("routeKey").asText()).isEqualTo("GET /v1/{domain}/{recommender}");
    assertThat(event().path("routeKey").asText()).isEqualTo("$default");
  }

  @Test
  void refusesARouteKeyThatIsNone() {
    assertThatThrownBy(() -> start(Optional.empty(), "FETCH /v1"))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("route key must be a method and a path, was 'FETCH /v1'");
  }
}
