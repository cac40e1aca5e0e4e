package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.ImportMode;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.core.Run;
import accelerator.core.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Fixes what a run will do, from its input and the stack's settings, and reserves its domains. A
/// dry run reserves nothing and answers what the run would create, update or start, and what its
/// recommenders would cost.
final class PlanRun implements Actions.Action {
  private final PersonalizeSettings settings;
  private final BucketRecords bucket;
  private final PublishedRegistries registries;
  private final Differences differences;
  private final Resumption resumption;
  private final Locks locks;
  private final Forecast forecast;
  private final PriceList prices;
  private final BillingRecommenders billing;
  private final InstantSource clock;

  /// What a plan answers.
  ///
  /// @param actions in a dry run, what the run would do in Personalize; else empty
  /// @param costs in a dry run, what the domains' recommenders come to; else empty
  /// @param unwanted in a dry run, what is active and no longer asked for; else empty
  /// @param removeUnwanted whether the run stops it
  record Plan(
      Run run,
      List<DomainPlan> plans,
      boolean dryRun,
      List<Forecast.Step> actions,
      List<Cost> costs,
      List<BillingRecommenders.Billing> unwanted,
      Optional<Boolean> removeUnwanted) {
    Plan {
      // Plans that were kept before there were these say nothing about them.
      unwanted = unwanted == null ? List.of() : List.copyOf(unwanted);
    }

    /// The ARNs of what the run refreshes.
    List<String> recommenderArns(PersonalizeSettings settings) {
      return plans.stream()
          .flatMap(
              plan ->
                  plan.recommenders().stream()
                      .map(new Names(settings, plan.domain())::recommenderArn))
          .toList();
    }
  }

  PlanRun(
      PersonalizeSettings settings,
      BucketRecords bucket,
      Differences differences,
      Locks locks,
      Forecast forecast,
      PriceList prices,
      BillingRecommenders billing,
      InstantSource clock) {
    this.settings = settings;
    this.bucket = bucket;
    this.registries = new PublishedRegistries(bucket);
    this.differences = differences;
    this.resumption = new Resumption(bucket);
    this.locks = locks;
    this.forecast = forecast;
    this.prices = prices;
    this.billing = billing;
    this.clock = clock;
  }

  @Override
  public Object handle(JsonNode payload) {
    RunInput input = RunInputReader.read(payload.path("input"), settings.domains());
    String execution = payload.path("executionArn").asText();
    Optional<Plan> kept =
        input.resume().map(runId -> resumption.plan(runId, execution, deadlines(clock.instant())));
    Plan plan = kept.map(resumption::left).orElseGet(() -> planned(input, execution));
    differences.refuse(plan.plans());
    if (input.dryRun()) {
      return new Plan(
          plan.run(),
          plan.plans(),
          true,
          forecast.of(plan.run(), plan.plans()),
          costs(plan.run(), plan.plans()),
          billing.unwanted(billing.all(), plan.recommenderArns(settings)),
          plan.removeUnwanted());
    }
    locks.take(plan.plans().stream().map(DomainPlan::domain).toList(), plan.run());
    bucket.write(key(plan.run().runId()), Json.write(kept.orElse(plan)));
    return kept.isPresent() ? resumption.withUnloaded(plan) : plan;
  }

  private List<Cost> costs(Run run, List<DomainPlan> plans) {
    return plans.stream()
        .map(plan -> Cost.of(plan, settings.requestsPerSecond(), prices))
        .map(cost -> run.trainsAnew() ? cost.withOverlap() : cost)
        .toList();
  }

  private Plan planned(RunInput input, String execution) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Run run =
        new Run(
            runId(now, execution),
            execution,
            now,
            input.importMode(),
            input.loadSampleData(),
            deadlines(now),
            input.retrainOlderThanDays().map(_ -> true),
            input.retrainOlderThanDays().filter(days -> days > 0));
    return new Plan(
        run,
        input.domains().stream().map(domain -> plan(run, domain, input)).toList(),
        false,
        List.of(),
        List.of(),
        List.of(),
        Optional.of(input.removeUnwanted().orElse(settings.removesUnwanted())));
  }

  private DomainPlan plan(Run run, Domain domain, RunInput input) {
    return new DomainPlan(
        domain,
        window(domain, input),
        recommenders(domain, input),
        "snowflake/runs/%s/%s/".formatted(run.runId(), domain.key()),
        input.importMode() == ImportMode.INCREMENTAL
            ? registries.current(domain).flatMap(Registry::imported)
            : Optional.empty());
  }

  private Window window(Domain domain, RunInput input) {
    if (input.window().isPresent()) {
      return input.window().get();
    }
    if (input.lookBackDays().isEmpty() && input.loadSampleData()) {
      return SampleWindows.of(domain);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Window.lookingBack(input.lookBackDays().orElse(settings.lookBackDays()), today);
  }

  private List<Recommender> recommenders(Domain domain, RunInput input) {
    List<Recommender> chosen = input.recommenders().get(domain);
    return chosen != null
        ? chosen
        : settings.recommenders().stream().filter(known -> known.domain() == domain).toList();
  }

  /// Sorts by time; its end tells apart two runs of one second.
  private static String runId(Instant now, String execution) {
    String time =
        now.truncatedTo(ChronoUnit.SECONDS)
            .toString()
            .replaceAll("[-:]", "")
            .toLowerCase(Locale.ROOT);
    return String.format(Locale.ROOT, "%s-%08x", time, execution.hashCode());
  }

  private Run.Deadlines deadlines(Instant from) {
    return new Run.Deadlines(from.plus(settings.warehouse()));
  }

  static String key(String runId) {
    return "runs/%s.json".formatted(runId);
  }
}
