package accelerator.emulators.aws.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceServerTest {
  private final PriceServer server = PriceServer.start(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<String> ask(String operation, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.endpoint())
            .header("X-Amz-Target", "AWSPriceListService." + operation)
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void listsOneInventedPriceAPage() throws Exception {
    List<String> usages = new ArrayList<>();
    String token = "0";
    while (!token.isEmpty()) {
      JsonNode page =
          StrictJson.read(
              ask(
                      "GetProducts",
                      """
                      {'ServiceCode': 'AmazonPersonalize', 'NextToken': '%s', 'Filters':
                       [{'Type': 'TERM_MATCH', 'Field': 'regionCode', 'Value': 'eu-west-1'}]}
                      """
                          .formatted(token))
                  .body());
      JsonNode listed = StrictJson.read(page.path("PriceList").path(0).asText());
      assertThat(listed.toString()).contains("invented on this machine");
      assertThat(listed.at("/product/attributes/regionCode").asText()).isEqualTo("eu-west-1");
      usages.add(listed.at("/product/attributes/usagetype").asText());
      token = page.path("NextToken").asText("");
    }

    assertThat(usages)
        .containsExactly(
            "DataIngestion", "Recommender-BaseHours", "Recommender-Requests", "TrainingHours");
  }

  @Test
  void hasNothingForAnotherService() throws Exception {
    assertThat(ask("GetProducts", "{'ServiceCode': 'AmazonS3'}").body())
        .isEqualTo("{\"FormatVersion\":\"aws_v1\",\"PriceList\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "DescribeServices | {}                     | UnknownOperationException",
        "GetProducts      | {'NextToken': 'x'}     | InvalidNextTokenException",
        "GetProducts      | {'Filters': [{'a':1}]} | InvalidParameterException",
        "GetProducts      | ~~                     | SerializationException",
        "GetProducts      | {} x                   | SerializationException",
      })
  void refusesInTheServicesShape(String operation, String body, String type) throws Exception {
    HttpResponse<String> answer = ask(operation, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-errortype")).contains(type);
    assertThat(StrictJson.read(answer.body()).path("__type").asText()).isEqualTo(type);
  }
}
