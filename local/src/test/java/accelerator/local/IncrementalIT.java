package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetImportJobSummary;

/// Incremental runs over a source that grows, with every part real.
class IncrementalIT {
  private static final String INPUT =
      "{\"importMode\":\"INCREMENTAL\",\"window\":{\"startDate\":\"2025-09-01\",\"endDate\":\"2025-12-31\"}}";

  @TempDir private Path folder;

  @Test
  void aRunGoesOnFromTheOneBefore() throws IOException {
    StackSettings settings =
        new StackSettings(
                Checkout.root(),
                folder,
                0,
                Optional.of(Checkout.root().resolve("sample-data")),
                List.of(Domain.ECOMMERCE))
            .with(Runs.quick());
    try (LocalStack stack = LocalStack.start(settings)) {
      RunOutcome first = Runs.run(stack, INPUT);
      assertThat(first.succeeded()).as(first.summary().toString()).isTrue();
      assertThat(warnings(first)).contains("nothing published says what it has");
      Set<String> imported = imports(stack);
      assertThat(imported).hasSize(3).allMatch(job -> job.endsWith(" FULL"));

      RunOutcome second = Runs.run(stack, INPUT);
      assertThat(second.succeeded()).as(second.summary().toString()).isTrue();
      assertThat(warnings(second)).contains("nothing is new since run");
      assertThat(imports(stack)).isEqualTo(imported);

      grow(stack);
      RunOutcome third = Runs.run(stack, INPUT);
      assertThat(third.succeeded()).as(third.summary().toString()).isTrue();
      assertThat(rows(third)).isEqualTo(rows(first) + 1_200);
      Set<String> added = imports(stack);
      added.removeAll(imported);
      assertThat(added).hasSize(3);
      assertThat(added.stream().filter(job -> job.endsWith(" INCREMENTAL")))
          .singleElement()
          .asString()
          .contains("interactions");
    }
  }

  /// Adds views of the days after the newest.
  private static void grow(LocalStack stack) {
    stack
        .snowflake()
        .run(
            """
            insert into snowplow_ecommerce_product_interactions (
                event_id, derived_tstamp, ecommerce_action_type, ecommerce_user_id,
                domain_userid, product_id, product_price, product_currency
            )
            select
                'grown-' || number,
                dateadd('second', number, '2025-12-01 00:00:00'::timestamp_ntz),
                'product_view',
                'u-grown-' || mod(number, 100),
                'c-grown-' || mod(number, 100),
                'p-grown-' || mod(number, 7),
                '5.00',
                'EUR'
            from (
                select row_number() over (order by event_id) as number
                from snowplow_ecommerce_product_interactions
            )
            where number <= 1200
            """);
  }

  private static String warnings(RunOutcome outcome) {
    return outcome.summary().at("/domains/0/warnings").toString();
  }

  private static long rows(RunOutcome outcome) {
    JsonNode rows = outcome.summary().at("/domains/0/rows/interactions");
    return rows.asLong();
  }

  /// The import jobs that there are, each its name and its mode.
  private static Set<String> imports(LocalStack stack) {
    try (PersonalizeClient personalize =
        PersonalizeClient.builder()
            .endpointOverride(stack.personalize().endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return personalize.listDatasetImportJobs(r -> r.maxResults(100)).datasetImportJobs().stream()
          .map(IncrementalIT::named)
          .collect(Collectors.toSet());
    }
  }

  private static String named(DatasetImportJobSummary job) {
    return job.jobName() + " " + job.importModeAsString();
  }
}
