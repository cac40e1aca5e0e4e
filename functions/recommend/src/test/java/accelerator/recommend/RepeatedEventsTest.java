package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.emulators.loopback.S3Buckets;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;

/// Events through the endpoint's intake and the real client into Personalize on loopback. How many
/// count is seen from the least number that a recommender learns from, which is a thousand.
class RepeatedEventsTest {
  private static final String NAME = "shop";
  private static final String RECIPE =
      "arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views";
  private static final int LEAST = 1000;

  private PersonalizeServer server;
  private S3Buckets files;
  private PersonalizeClient personalize;
  private PersonalizeEventsClient client;
  private EventIntake intake;
  private String group = "";

  @BeforeEach
  void start() throws IOException {
    files = new S3Buckets(URI.create("http://127.0.0.1:9"), "eu-west-1");
    server = PersonalizeServer.start(ServiceSettings.local(), files);
    personalize =
        PersonalizeClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    client =
        PersonalizeEventsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    intake = intake(tracker());
  }

  @AfterEach
  void stop() {
    personalize.close();
    client.close();
    server.close();
    files.close();
  }

  @Test
  void theSameEventsSentTwiceCountOnce() {
    for (int time = 0; time < 2; time++) {
      assertThat(send(views(0, 500))).isEqualTo("{\"accepted\":500,\"refused\":[]}");
      assertThat(send(views(500, LEAST - 1))).isEqualTo("{\"accepted\":499,\"refused\":[]}");
    }
    // The same id at another time is a repetition too.
    send("[" + view(7).replace("sentAt\":17", "sentAt\":16") + "]");

    assertThat(trained("too-few")).isEqualTo("CREATE FAILED");
    send(views(LEAST - 1, LEAST));
    assertThat(trained("enough")).isEqualTo("ACTIVE");
  }

  @Test
  void theSameEventsWithoutIdsCountOnceToo() {
    for (int time = 0; time < 2; time++) {
      send(views(0, 500).replaceAll("\"eventId\":\"[^\"]+\",", ""));
      send(views(500, LEAST - 1).replaceAll("\"eventId\":\"[^\"]+\",", ""));
    }

    assertThat(trained("too-few")).isEqualTo("CREATE FAILED");
  }

  /// They are members of an event and no columns: the dataset's schema need not name them.
  @Test
  void recommendationVariantValueAndImpressionNeedNoColumns() {
    assertThat(
            send(
                """
                [{"eventType":"Click","userId":"u","itemId":"i1","recommendationId":"RID-1",
                  "variant":"b","value":12.5,"impression":["i1","i2"]}]\
                """))
        .isEqualTo("{\"accepted\":1,\"refused\":[]}");
  }

  @Test
  void aPropertyWithoutAColumnRefusesItsEventOnly() {
    JsonNode receipt =
        Json.parse(
            send(
                """
                [{"eventType":"View","userId":"u","itemId":"i1"},
                 {"eventId":"x","eventType":"View","userId":"u","itemId":"i2","properties":{"colour":1}}]\
                """));

    assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
    assertThat(receipt.at("/refused/0/index").asInt()).isEqualTo(1);
    assertThat(receipt.at("/refused/0/detail").asText())
        .startsWith("Personalize refused the event: ")
        .contains("colour");
  }

  private String tracker() throws IOException {
    group =
        personalize
            .createDatasetGroup(
                r ->
                    r.name(NAME)
                        .domain(software.amazon.awssdk.services.personalize.model.Domain.ECOMMERCE))
            .datasetGroupArn();
    String schema =
        personalize
            .createSchema(
                r ->
                    r.name(NAME)
                        .schema(interactions())
                        .domain(software.amazon.awssdk.services.personalize.model.Domain.ECOMMERCE))
            .schemaArn();
    personalize.createDataset(
        r -> r.name(NAME).datasetGroupArn(group).datasetType("Interactions").schemaArn(schema));
    return personalize.createEventTracker(r -> r.name(NAME).datasetGroupArn(group)).trackingId();
  }

  private static String interactions() {
    try {
      return Files.readString(
          Path.of(System.getProperty("project.root", "../.."), "sql/ecommerce/interactions.avsc"));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private EventIntake intake(String trackingId) {
    Registry registry =
        new Registry(
            Domain.ECOMMERCE,
            "run-1",
            Instant.EPOCH,
            List.of(),
            Map.of(),
            List.of(),
            Map.of(),
            List.of(),
            Optional.of(trackingId));
    InstantSource clock = InstantSource.system();
    RegistryCache registries =
        new RegistryCache(
            (domain, tag) -> new RegistryStore.Reading.Changed(registry, "1"),
            Duration.ofHours(1),
            clock,
            Runnable::run,
            line -> {});
    EventSettings settings = new EventSettings(Optional.empty(), true, Optional.empty(), false);
    return new EventIntake(
        settings,
        Senders.of(settings, clock),
        registries,
        new ItemRule(
            UnknownItems.ACCEPT,
            new KnownItemsCache(
                key -> {
                  throw new AssertionError(key);
                },
                java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor())),
        new PersonalizeEvents(client),
        clock);
  }

  private String send(String body) {
    return intake
        .answer(
            Domain.ECOMMERCE,
            new Request(
                "POST",
                "/v1/ecommerce/events",
                "",
                Map.of("content-type", "application/json"),
                new RequestBody(body, false),
                Map.of()))
        .body();
  }

  private static String views(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(RepeatedEventsTest::view)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String view(int number) {
    return String.format(
        Locale.ROOT,
        """
        {"eventId":"e%d","eventType":"View","userId":"u%d","itemId":"i%d","sentAt":%d}\
        """,
        number,
        number % 40,
        number % 30,
        1_700_000_000 + number);
  }

  /// How a recommender ends that learns from what is there now.
  private String trained(String name) {
    String arn =
        personalize
            .createRecommender(r -> r.name(name).datasetGroupArn(group).recipeArn(RECIPE))
            .recommenderArn();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String status;
    do {
      assertThat(System.nanoTime()).as("still training").isLessThan(deadline);
      status = personalize.describeRecommender(r -> r.recommenderArn(arn)).recommender().status();
    } while (!status.equals("ACTIVE") && !status.endsWith("FAILED"));
    return status;
  }
}
