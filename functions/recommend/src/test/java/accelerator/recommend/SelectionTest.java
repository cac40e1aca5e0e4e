package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of an answer is shown, to whom, and in how many bytes.
class SelectionTest {
  private static final String MOST_VIEWED = "/v1/ecommerce/most-viewed";
  private static final String TOGETHER = "/v1/ecommerce/frequently-bought-together";

  private final Endpoint endpoint = new Endpoint();

  private void recommendMany() {
    endpoint.personalize.items =
        question ->
            IntStream.range(0, question.numResults())
                .mapToObj(n -> new Registry.Item("p" + n, Map.of("NAME", "n" + n, "PRICE", "2")))
                .toList();
  }

  @Test
  void passesOverAndLeavesOutWhatIsShownAlready() {
    recommendMany();
    assertThat(ids(MOST_VIEWED, "numResults=3&offset=2&exclude=p0,p3"))
        .containsExactly("p4", "p5", "p6");
    assertThat(endpoint.personalize.questions.getLast().numResults()).isEqualTo(7);
  }

  @Test
  void showsOnlyTheMembersThatAreWanted() {
    recommendMany();
    endpoint.personalize.promotions = Map.of("p0", "sale");
    assertThat(body(MOST_VIEWED, "numResults=2&fields=price,promotion").path("items"))
        .isEqualTo(
            Json.parse(
                "[{\"itemId\":\"p0\",\"price\":2,\"promotion\":\"sale\"},{\"itemId\":\"p1\",\"price\":2}]"));
  }

  @Test
  void fusesWhatGoesWithEachItemOfACartAndShowsNothingOfIt() {
    endpoint.personalize.items =
        question ->
            Stream.of(question.itemId().orElseThrow().equals("a") ? "b,x,y" : "y,z,a")
                .flatMap(ids -> Stream.of(ids.split(",", -1)))
                .map(id -> new Registry.Item(id, Map.of("NAME", id)))
                .toList();
    JsonNode body = body(TOGETHER, "itemIds=a,b");

    // y: 1/63 + 1/61, x: 1/62, z: 1/62; a and b are in the cart
    assertThat(ids(TOGETHER, "itemIds=a,b")).containsExactly("y", "x", "z");
    assertThat(body.has("recommendationId")).isFalse();
    assertThat(body.path("source").asText()).isEqualTo("personalize");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/ecommerce/frequently-bought-together | itemId=a&itemIds=b | itemId or itemIds must be given, not both
          /v1/ecommerce/frequently-bought-together | itemIds=a,,b       | itemIds must have 1..256 characters, was ''
          /v1/ecommerce/frequently-bought-together | itemIds=1,2,3,4,5,6,7,8,9,10,11 | itemIds must name at most 10 ids, named 11
          /v1/ecommerce/frequently-bought-together | itemId=a,b | itemId must have no comma, quote, backslash or line break, was 'a,b'
          /v1/ecommerce/most-viewed | itemIds=a     | most-viewed takes no itemIds
          /v1/ecommerce/most-viewed | userId=undefined | userId must be an id, was 'undefined'; leave it out where there is none
          /v1/ecommerce/most-viewed | offset=500    | offset must be 0..499, was '500'
          /v1/ecommerce/most-viewed | offset=x      | offset must be 0..499, was 'x'
          /v1/ecommerce/most-viewed | fields=colour | fields must be of [categoryL1, name, price, promotion, score], was 'colour'
          /v1/ecommerce/recommended-for-you | userId=u&context.A-B=1 | context must be followed by a field of 1..150 letters, digits and underscores, was 'A-B'
          """)
  void refusesWhatCannotBeShown(String path, String query, String detail) {
    assertThat(body(path, query).path("detail").asText()).isEqualTo(detail);
  }

  @Test
  void asksForAVisitByItsSessionAndForAUserBeforeIt() {
    endpoint.get("/v1/ecommerce/recommended-for-you", "sessionId=s-1");
    endpoint.get("/v1/ecommerce/recommended-for-you", "sessionId=s-1&userId=u-1");
    assertThat(endpoint.personalize.questions)
        .extracting(Question::userId)
        .containsExactly(Optional.of("s-1"), Optional.of("u-1"));
  }

  @Test
  void needsNobodyAndIsPublicWhereAllGetTheSame() {
    JsonNode answer = endpoint.get(MOST_VIEWED, "");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Endpoint.headers(answer))
        .containsEntry("Cache-Control", "public, max-age=60, s-maxage=60");
    assertThat(endpoint.personalize.questions)
        .extracting(Question::userId)
        .containsExactly(Optional.of("everybody"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "br, GZIP;q=0.5", "deflate , gzip", "x-gzip", ",,;q,gzip\t;\tq=1"})
  void compressesWhatIsLargeForWhoeverTakesIt(String accepted) throws IOException {
    recommendMany();
    String plain = endpoint.get(MOST_VIEWED, "numResults=50").path("body").asText();
    JsonNode answer =
        endpoint.request("GET", MOST_VIEWED, "numResults=50", Map.of("accept-encoding", accepted));

    assertThat(Endpoint.headers(answer)).containsEntry("Content-Encoding", "gzip");
    byte[] bytes = Base64.getDecoder().decode(answer.path("body").asText());
    assertThat(bytes.length).isLessThan(plain.length() / 3);
    assertThat(
            new String(
                new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "br", "gzip;q=0", "gzip; q=0.0", "gzip\t;\tq=0", "xgzip", ";", ",", "q=1"})
  void compressesForNobodyElse(String accepted) {
    recommendMany();
    JsonNode answer =
        endpoint.request("GET", MOST_VIEWED, "numResults=50", Map.of("accept-encoding", accepted));
    assertThat(Endpoint.headers(answer)).doesNotContainKey("Content-Encoding");
    assertThat(Endpoint.headers(answer)).containsEntry("Vary", "Accept-Encoding, Origin");
  }

  private JsonNode body(String path, String query) {
    return Json.parse(endpoint.get(path, query).path("body").asText());
  }

  private List<String> ids(String path, String query) {
    List<String> ids = new ArrayList<>();
    body(path, query).path("items").forEach(item -> ids.add(item.path("itemId").asText()));
    return ids;
  }
}
