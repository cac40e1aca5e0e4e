package accelerator.emulators.sam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.template.Cors;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CorsTest extends ApiUnderTest {
  @Test
  void answersAPreflightItself() throws Exception {
    restart(Optional.of(CORS), "$default");

    HttpResponse<String> response = send(preflight(SHOP));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(corsHeaders(response))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", SHOP,
                "access-control-allow-methods", "GET,POST",
                "access-control-allow-headers", "content-type",
                "access-control-max-age", "600"));
    assertThat(corsHeaders(send(preflight("https://evil.example")))).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void replacesTheFunctionsCorsHeaders() throws Exception {
    restart(Optional.of(CORS), "$default");
    outcome =
        new Returned(
            "{\"statusCode\":200,\"body\":\"\",\"headers\":{\"Access-Control-Allow-Origin\":\"*\"}}");

    assertThat(corsHeaders(send(request("/any").header("Origin", SHOP))))
        .isEqualTo(
            Map.of("access-control-allow-origin", SHOP, "access-control-expose-headers", "etag"));
    assertThat(corsHeaders(send(request("/any")))).isEmpty();
    assertThat(corsHeaders(send(request("/any").header("Origin", "https://evil.example"))))
        .isEmpty();
  }

  @Test
  void letsAnybodyInByAStar() throws Exception {
    Cors open =
        new Cors(List.of("*"), List.of("*"), List.of(), List.of(), OptionalInt.empty(), false);
    restart(Optional.of(open), "$default");

    assertThat(corsHeaders(send(request("/any").header("Origin", "https://a.example"))))
        .isEqualTo(Map.of("access-control-allow-origin", "*"));
  }

  @Test
  void keepsTheFunctionsCorsHeadersWithoutAConfiguration() throws Exception {
    outcome =
        new Returned("{\"statusCode\":200,\"headers\":{\"access-control-allow-origin\":\"*\"}}");

    assertThat(corsHeaders(send(request("/any"))))
        .isEqualTo(Map.of("access-control-allow-origin", "*"));
  }
}
