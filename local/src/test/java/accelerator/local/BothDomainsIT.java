package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.emulators.personalize.Durations;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunOutcome;
import accelerator.local.sample.Library;
import accelerator.local.sample.LibraryGenerator;
import accelerator.local.sample.LibrarySettings;
import accelerator.local.sample.Title;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both domains in one run, side by side.
class BothDomainsIT {
  private static final Library LIBRARY = new LibraryGenerator(LibrarySettings.sample()).library();

  @TempDir private Path folder;

  @Test
  void trainsAllTenRecommendersWithinTheQuotaOfImports() throws IOException {
    StackSettings settings = Runs.settings(folder, List.of(Domain.values()));
    try (LocalStack stack = LocalStack.start(settings)) {
      RunOutcome outcome = Runs.run(stack, settings.domains(), "{\"loadSampleData\":true}");

      assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
      for (JsonNode domain : outcome.summary().path("domains")) {
        assertThat(domain.path("recommenders")).hasSize(5);
        assertThat(domain.path("skipped")).isEmpty();
      }
      answers(stack);
      trendingFindsTheRisers(stack);
      becauseYouWatchedFindsTheNextEpisode(stack);
    }
  }

  private static void trendingFindsTheRisers(LocalStack stack) {
    Set<String> risers =
        LIBRARY.risers().stream().map(Title::mediaIdentifier).collect(Collectors.toSet());
    List<String> mostWatched =
        SourceData.rows(
                stack.snowflake().warehouse(),
                """
                select item_id
                from local_video_on_demand_interactions
                group by item_id
                order by count(*) desc, item_id
                limit 10
                """)
            .stream()
            .map(List::getFirst)
            .toList();

    assertThat(items(stack, "trending-now?numResults=10"))
        .hasSize(10)
        .filteredOn(risers::contains)
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(mostWatched).hasSize(10).filteredOn(risers::contains).hasSizeLessThan(2);
  }

  /// Asked for somebody who has watched nothing, whom no automatic filter hides anything from.
  private static void becauseYouWatchedFindsTheNextEpisode(LocalStack stack) {
    List<Title> followed =
        LIBRARY.titles().stream().filter(title -> LIBRARY.next(title).isPresent()).toList();
    long found =
        followed.stream()
            .filter(
                title ->
                    items(
                            stack,
                            "because-you-watched-x?userId=v-new&numResults=5&itemId="
                                + title.mediaIdentifier())
                        .contains(LIBRARY.next(title).orElseThrow().mediaIdentifier()))
            .count();

    assertThat((double) found / followed.size()).isGreaterThanOrEqualTo(.6);
  }

  private static List<String> items(LocalStack stack, String question) {
    HttpResponse<String> response = Runs.get(stack, "/v1/video_on_demand/" + question);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.parse(response.body()).path("items").findValuesAsText("itemId");
  }

  /// Import jobs take a day, and no day passes until the sixth has been refused.
  @Test
  void theSixthImportJobWaitsForOneOfTheFive() throws Exception {
    SkippingClock clock = new SkippingClock();
    StackSettings settings =
        Runs.settings(folder, List.of(Domain.values()))
            .with(Durations.instant().withDatasetImport(Duration.ofDays(1)), clock);
    try (LocalStack stack = LocalStack.start(settings)) {
      Refresh refresh =
          Refresh.start(
              stack.machine(), settings.domains(), Json.parse("{\"loadSampleData\":true}"));

      await(() -> stack.personalize().imports().refused() > 0, refresh);
      assertThat(stack.personalize().imports().started()).isEqualTo(5);
      clock.passTwoDays();
      await(() -> stack.personalize().imports().started() == 6, refresh);
      clock.passTwoDays();

      RunOutcome outcome = refresh.ending().get(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
      assertThat(stack.personalize().imports().started()).isEqualTo(6);
      assertThat(stack.personalize().imports().atOnce()).isEqualTo(5);
      assertThat(outcome.summary().findValuesAsText("recommenderArn")).hasSize(10);
    }
  }

  private static void await(BooleanSupplier condition, Refresh refresh) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Runs.PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(refresh.ending()).isNotDone();
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /// The system's time, and the days that a test lets pass.
  private static final class SkippingClock implements InstantSource {
    private final AtomicLong days = new AtomicLong();

    void passTwoDays() {
      days.addAndGet(2);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(Duration.ofDays(days.get()));
    }
  }

  private static void answers(LocalStack stack) {
    for (Recommender recommender : Domain.VIDEO_ON_DEMAND.recommenders()) {
      String title = "0".repeat(32);
      var response =
          Runs.get(
              stack,
              "/v1/video_on_demand/%s?userId=v-00042&numResults=5%s"
                  .formatted(
                      recommender.key(), recommender.needsItemId() ? "&itemId=" + title : ""));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(Json.parse(response.body()).path("items")).hasSize(5);
    }
  }

  @Test
  void oneDomainsFailureLeavesTheOthersResultPublished() throws IOException {
    StackSettings settings =
        new StackSettings(
                Checkout.root(),
                folder,
                0,
                Optional.of(Checkout.root().resolve("sample-data")),
                List.of(Domain.values()))
            .with(Runs.quick())
            .with(Map.of("VideoCatalogue", "", "VideoSubscribers", ""));
    try (LocalStack stack = LocalStack.start(settings)) {
      drop(stack, "snowplow_ecommerce_product_interactions");

      RunOutcome outcome =
          Runs.run(
              stack,
              settings.domains(),
              "{\"window\":{\"startDate\":\"2025-09-01\",\"endDate\":\"2025-12-31\"}}");

      assertThat(outcome.succeeded()).isFalse();
      assertThat(Runs.failure(outcome))
          .startsWith("Transform datasets: ")
          .contains("SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS");
      JsonNode video = outcome.summary().at("/domains/1");
      assertThat(video.path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(video.path("recommenders")).hasSize(4);
      assertThat(video.path("skipped"))
          .isEqualTo(
              Json.parse("[{\"name\":\"more-like-x\",\"reason\":\"needs an Items dataset\"}]"));
      assertThat(Runs.get(stack, "/v1/video_on_demand/most-popular?userId=v-00042").statusCode())
          .isEqualTo(200);
      aLibraryWithoutCatalogueWaitsForAThousandPlays(stack);
    }
  }

  /// An incremental run that finds few plays, where there is nothing else to import.
  private static void aLibraryWithoutCatalogueWaitsForAThousandPlays(LocalStack stack) {
    stack
        .snowflake()
        .run(
            """
            insert into snowplow_media_player_base (
                play_id, user_id, user_identifier, media_identifier, start_tstamp, is_valid_play
            )
            select
                'grown-' || number,
                'v-grown-' || mod(number, 20),
                'c-grown-' || mod(number, 20),
                media_identifier,
                dateadd('second', number, '2025-12-01 00:00:00'::timestamp_ntz),
                true
            from (
                select media_identifier, row_number() over (order by play_id) as number
                from snowplow_media_player_base
            )
            where number <= 400
            """);

    RunOutcome outcome =
        Runs.run(
            stack,
            List.of(Domain.VIDEO_ON_DEMAND),
            "{\"domains\":[\"video_on_demand\"],\"importMode\":\"INCREMENTAL\","
                + "\"window\":{\"startDate\":\"2025-09-01\",\"endDate\":\"2025-12-31\"}}");

    assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
    assertThat(outcome.summary().at("/domains/0/warnings").toString())
        .contains("400 new interactions are fewer than an import takes (1,000)");
    assertThat(outcome.summary().at("/domains/0/recommenders")).isEmpty();
    assertThat(Runs.get(stack, "/v1/video_on_demand/most-popular?userId=v-00042").statusCode())
        .isEqualTo(200);
  }

  private static void drop(LocalStack stack, String table) {
    stack.snowflake().run("drop table " + table);
  }
}
