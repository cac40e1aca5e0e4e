package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of malformed requests over HTTP, each from a seed that the failure names: never a
/// fault, never a page, always the service's own form of an answer or an error.
class MalformedRequestsTest {
  private static final int REQUESTS = 1500;
  private static final Forge FORGE = new Forge();
  private static final Map<String, String> PATHS =
      Map.of(
          "GetRecommendations", "/recommendations",
          "PutEvents", "/events",
          "PutItems", "/items",
          "PutUsers", "/users");
  private static final List<String> METHODS =
      List.of("POST", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "NONSENSE");
  private static final List<String> OTHER_PATHS =
      List.of(
          "/",
          "/a/b",
          "/recommendations/",
          "/%00",
          "/%ff",
          "/events?x=1",
          "/a%2Fb",
          "/RECOMMENDATIONS");
  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json", "text/html", "application/x-amz-json-1.0", "", "x; charset=utf-16");
  private static final List<String> TARGETS =
      List.of(
          "AmazonPersonalize.",
          "AmazonPersonalize",
          "Other.ListSchemas",
          "AmazonPersonalize.ListSchemas.x",
          "ä");

  /// What replaces a value, as JSON text.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e400",
          "9".repeat(400),
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\u202e\ud83d\ude00\"",
          "\"%s%n%d\"",
          "\"<html>\"",
          "\"arn:aws:personalize:::" + ":".repeat(300_000) + "\\n\"",
          "[]",
          "{}",
          "[null]",
          "[[[]]]",
          "{\"\":{}}",
          "\"2147483648\"",
          "2147483648",
          "\"NaN\"",
          "\"s3://data/\\u0000\"",
          "\"s3://data/../../x\"",
          "\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"",
          "\"INCLUDE ItemID WHERE Items.ITEM_ID IN (\\\"\\ud800\\\")\"",
          "[".repeat(2000));

  @TempDir Path folder;
  private Service service;

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder).withData();
    service.trained("aws-ecomm-popular-items-by-views", "");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @RepeatedTest(4)
  void areAnsweredInTheServicesForm(RepetitionInfo info) {
    int first = info.getCurrentRepetition() * REQUESTS;
    IntStream.range(first, first + REQUESTS).forEach(this::check);
  }

  private void check(int seed) {
    HttpRequest request = request(new SplittableRandom(seed));
    Service.Reply reply = service.send(request);
    String name =
        String.format(Locale.ROOT, "seed %d: %s %s", seed, request.method(), request.uri());
    assertThat(reply.status()).as(name).isIn(200, 400, 404, 409);
    assertThat(reply.http().headers().firstValue("x-amzn-requestid")).as(name).isPresent();
    assertThat(reply.http().headers().firstValue("content-type").orElse(""))
        .as(name)
        .startsWith("application/");
    if (reply.status() != 200 && !request.method().equals("HEAD")) {
      assertThat(reply.body().path("__type").asText()).as(name).endsWith("Exception");
      assertThat(reply.body().path("message").asText()).as(name).isNotEmpty();
    }
  }

  private HttpRequest request(SplittableRandom random) {
    String operation = pick(FORGE.operations(), random);
    boolean isRest = PATHS.containsKey(operation);
    boolean isRouteBroken = random.nextInt(8) == 0;
    String path = isRouteBroken ? pick(OTHER_PATHS, random) : PATHS.getOrDefault(operation, "/");
    String method = random.nextInt(12) == 0 ? pick(METHODS, random) : "POST";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.endpoint() + path))
            .method(method, body(operation, random));
    if (!isRest && !isRouteBroken) {
      request.header("X-Amz-Target", "AmazonPersonalize." + operation);
    } else if (isRouteBroken && random.nextBoolean()) {
      request.header("X-Amz-Target", pick(TARGETS, random));
    }
    if (random.nextInt(6) == 0) {
      request.header("Content-Type", pick(CONTENT_TYPES, random));
    }
    return request.build();
  }

  private static BodyPublisher body(String operation, SplittableRandom random) {
    ObjectNode request = FORGE.request(operation);
    // Questions that are not refused at once reach further.
    if (operation.equals("GetRecommendations")) {
      request.remove(List.of("campaignArn", "metadataColumns", "context", "promotions"));
      request.put("recommenderArn", Service.BASE + "recommender/aws-ecomm-popular-items-by-views");
    }
    List<Forge.Place> places = FORGE.places(operation);
    int mutations = 1 + random.nextInt(3);
    String raw = "";
    for (int n = 0; n < mutations && !places.isEmpty(); n++) {
      Forge.Place place = pick(places, random);
      if (request.at(place.pointer().head()).isContainerNode()) {
        raw = pick(VALUES, random);
        JsonNode mark = random.nextInt(4) == 0 ? MissingNode.getInstance() : TextNode.valueOf("@@");
        boolean isInList = request.at(place.pointer().head()).isArray();
        Forge.replace(request, place.pointer(), isInList ? TextNode.valueOf("@@") : mark);
      }
    }
    return broken(request.toString().replace("\"@@\"", raw), random);
  }

  /// Mostly the text itself; else a part of it, or with a byte that is another.
  private static BodyPublisher broken(String text, SplittableRandom random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> BodyPublishers.noBody();
      case 1 -> BodyPublishers.ofByteArray(bytes, 0, random.nextInt(bytes.length));
      case 2 -> {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        yield BodyPublishers.ofByteArray(bytes);
      }
      case 3 -> BodyPublishers.ofString(text, StandardCharsets.UTF_16);
      case 4 -> BodyPublishers.ofString(text + text);
      default -> BodyPublishers.ofByteArray(bytes);
    };
  }

  private static <T> T pick(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }
}
