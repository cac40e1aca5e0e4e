package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both domains in one run, side by side.
class BothDomainsIT {
  @TempDir private Path folder;

  @Test
  void trainsAllTenRecommendersWithinTheQuotaOfImports() throws IOException {
    StackSettings settings =
        new StackSettings(Checkout.root(), folder, 0, Optional.empty(), List.of(Domain.values()));
    try (LocalStack stack = LocalStack.start(settings)) {
      RunOutcome outcome = Runs.run(stack, settings.domains(), "{\"loadSampleData\":true}");

      assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
      for (JsonNode domain : outcome.summary().path("domains")) {
        assertThat(domain.path("recommenders")).hasSize(5);
        assertThat(domain.path("skipped")).isEmpty();
      }
      assertThat(stack.personalize().importsAtOnce()).isBetween(1, 5);
      answers(stack);
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
            List.of(Domain.values()));
    try (LocalStack stack = LocalStack.start(settings)) {
      drop(stack, "snowplow_ecommerce_product_interactions");
      drop(stack, "video_catalogue");

      RunOutcome outcome =
          Runs.run(
              stack,
              settings.domains(),
              "{\"window\":{\"startDate\":\"2025-09-01\",\"endDate\":\"2025-11-29\"}}");

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
    }
  }

  private static void drop(LocalStack stack, String table) {
    stack.snowflake().run("drop table " + table);
  }
}
