package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.WaitSchedule;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mockito.Mockito;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/// The function with everything around it in memory, called as Lambda calls it.
final class Calls {
  static final Instant NOW = Instant.parse("2025-12-01T06:00:00Z");

  final FakePersonalize personalize = new FakePersonalize();
  final FakeRuntime runtime = new FakeRuntime();
  final FakePricing pricing = new FakePricing();
  final MemoryBucket bucket = new MemoryBucket();
  final Set<String> running = new HashSet<>();
  Instant now = NOW;

  private final InstantSource clock = () -> now;

  static PersonalizeSettings settings(List<Domain> domains) {
    return new PersonalizeSettings(
        "shop",
        "aws",
        "eu-west-1",
        "000000000000",
        "shop-data",
        "arn:aws:iam::000000000000:role/shop-personalize",
        Optional.empty(),
        domains,
        List.of(Recommender.values()),
        31,
        1,
        true,
        false,
        new WaitSchedule(Duration.ofSeconds(5)),
        Duration.ofHours(3),
        Duration.ofHours(9),
        Duration.ofHours(21),
        Duration.ofMinutes(15),
        Duration.ofSeconds(30));
  }

  final MemoryItemFiles files = new MemoryItemFiles();

  final PersonalizeFunction function =
      function(settings(List.of(Domain.ECOMMERCE, Domain.VIDEO_ON_DEMAND)));

  /// The function of a stack with other settings, with the same around it.
  PersonalizeFunction function(PersonalizeSettings settings) {
    return new PersonalizeFunction(
        settings,
        personalize,
        runtime,
        pricing,
        bucket,
        files,
        running::contains,
        clock,
        System.out::println);
  }

  /// Lets every recommender of a payload answer an item.
  void letAllAnswer(JsonNode payload, PredictedItem item) {
    for (JsonNode recommender : payload.path("recommenders")) {
      runtime.answers.put(recommender.path("recommenderArn").asText(), List.of(item));
    }
  }

  /// A payload of the repository's events folder.
  static ObjectNode event(String name) {
    Path file = Path.of(System.getProperty("project.root"), "events", name + ".json");
    try {
      return (ObjectNode) Json.mapper().readTree(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  final TeardownFunction wayBack =
      new TeardownFunction(
          settings(List.of(Domain.ECOMMERCE)), personalize, bucket, running::contains, clock);

  final ForgetFunction forgetting =
      new ForgetFunction(
          settings(List.of(Domain.ECOMMERCE, Domain.VIDEO_ON_DEMAND)),
          personalize,
          bucket,
          new MemoryForgetFiles(bucket),
          running::contains,
          clock);

  JsonNode callForgetting(JsonNode payload) {
    return call(forgetting, payload);
  }

  JsonNode call(JsonNode payload) {
    return call(function, payload);
  }

  JsonNode callWayBack(JsonNode payload) {
    return call(wayBack, payload);
  }

  JsonNode call(RequestStreamHandler handler, JsonNode payload) {
    personalize.now = now;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(Json.write(payload).getBytes(StandardCharsets.UTF_8)),
          output,
          Mockito.mock(Context.class));
      return Json.mapper().readTree(output.toByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
