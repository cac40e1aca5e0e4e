package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFormatTest extends ApiUnderTest {
  @Test
  void turnsARequestIntoAnEventOfFormatTwo() throws Exception {
    send(
        request("/v1/ecommerce/best%2Fsellers?userId=a%20b&x=1&x=2&empty")
            .header("X-Trace", "one")
            .header("X-Trace", "two")
            .header("Cookie", "a=1; b=2")
            .header("User-Agent", "test"));

    JsonNode event = event();
    int port = api.endpoint().getPort();
    assertThat(event)
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "version": "2.0",
                  "routeKey": "GET /v1/{domain}/{recommender}",
                  "rawPath": "/v1/ecommerce/best/sellers",
                  "rawQueryString": "userId=a%20b&x=1&x=2&empty",
                  "cookies": ["a=1", "b=2"],
                  "headers": {
                    "host": "127.0.0.1:PORT",
                    "user-agent": "test",
                    "x-trace": "one,two",
                    "x-forwarded-for": "127.0.0.1",
                    "x-forwarded-port": "PORT",
                    "x-forwarded-proto": "http",
                    "x-amzn-trace-id": "Root=1-65920080-00000000000000000001b196"
                  },
                  "queryStringParameters": {"userId": "a b", "x": "1,2", "empty": ""},
                  "requestContext": {
                    "accountId": "000000000000",
                    "apiId": "local",
                    "domainName": "127.0.0.1",
                    "domainPrefix": "127",
                    "http": {
                      "method": "GET",
                      "path": "/v1/ecommerce/best/sellers",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "127.0.0.1",
                      "userAgent": "test"
                    },
                    "requestId": "r-1",
                    "routeKey": "GET /v1/{domain}/{recommender}",
                    "stage": "$default",
                    "time": "01/Jan/2024:00:00:00 +0000",
                    "timeEpoch": 1704067200000
                  },
                  "pathParameters": {"domain": "ecommerce", "recommender": "best/sellers"},
                  "isBase64Encoded": false
                }
                """
                    .replace("PORT", String.valueOf(port))));
  }

  @Test
  void aPathWithAnEncodedSlashIsNoOtherRoutesAndReachesTheFunctionDecoded() throws Exception {
    send(request("/v1/ecommerce%2Fevents"));
    JsonNode event = event();
    assertThat(event.path("routeKey").asText()).isEqualTo("$default");
    assertThat(event.path("rawPath").asText()).isEqualTo("/v1/ecommerce/events");
    assertThat(event.has("pathParameters")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, true",
    "text/csv; charset=utf-8, true",
    "application/problem+json, true",
    "application/x-www-form-urlencoded, false",
    "image/png, false",
  })
  void sendsTextAsItIsAndTheRestInBase64(String type, boolean isText) throws Exception {
    send(request("/any").header("Content-Type", type).POST(BodyPublishers.ofString("a=1")));

    JsonNode event = event();
    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(!isText);
    assertThat(event.path("body").asText())
        .isEqualTo(isText ? "a=1" : Base64.getEncoder().encodeToString("a=1".getBytes(UTF_8)));
  }
}
