package accelerator.emulators.sam.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InvokeApiTest extends HostUnderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POST | shop-Probe/invocations | \"echo x\" | 200 | - | \"x\"",
        "POST | arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Ashop-Snap%3Alive/invocations | \"echo x\" | 200 | - | \"x\"",
        "POST | Nobody/invocations | {} | 404 | - | {\"Type\":\"User\",\"Message\":\"Function not found: Nobody\"}",
        "POST | Broken/invocations | {} | 200 | Unhandled | {\"errorMessage\":\"no BUCKET\"",
        "GET | Probe | | 404 | - | {\"Type\":\"User\",\"Message\":\"Only Invoke is supported here\"}",
      })
  void answersInvokeOverHttp(
      String method, String path, String payload, int status, String error, String body)
      throws Exception {
    try (InvokeApi api = InvokeApi.start(host, 0);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(api.endpoint() + "/2015-03-31/functions/" + path))
              .method(method, BodyPublishers.ofString(Objects.requireNonNullElse(payload, "")))
              .build();

      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("x-amz-function-error").orElse("-"))
          .isEqualTo(error);
      assertThat(response.body()).startsWith(body);
    }
  }
}
