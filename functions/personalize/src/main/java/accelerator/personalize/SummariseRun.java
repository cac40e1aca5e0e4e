package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Run;
import accelerator.core.ServiceUnavailable;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/// Ends a run: one summary of all its domains, one message for people, the domains free again.
final class SummariseRun implements Actions.Action {
  private static final System.Logger LOG = System.getLogger(SummariseRun.class.getName());

  private final PersonalizeSettings settings;
  private final BucketRecords bucket;
  private final PublishedRegistries registries;
  private final Locks locks;
  private final BillingRecommenders billing;
  private final Consumer<String> log;

  /// @param summary the execution's output, or the cause of its failure
  /// @param error the name of the first failure; empty when there is none
  record Ending(RunSummary summary, String subject, String text, String error) {}

  SummariseRun(
      PersonalizeSettings settings,
      BucketRecords bucket,
      Locks locks,
      BillingRecommenders billing,
      Consumer<String> log) {
    this.settings = settings;
    this.bucket = bucket;
    this.registries = new PublishedRegistries(bucket);
    this.locks = locks;
    this.billing = billing;
    this.log = log;
  }

  @Override
  public Object handle(JsonNode payload) {
    Run run = Json.read(payload.path("run"), Run.class);
    List<DomainOutcome> domains = new ArrayList<>();
    payload
        .path("results")
        .forEach(
            result ->
                domains.add(
                    DomainOutcome.of(
                        result,
                        registries
                            .current(DomainOutcome.domain(result))
                            .map(registry -> registry.recommenders().size())
                            .orElse(0))));
    Optional<List<BillingRecommenders.Billing>> billing = billing();
    List<RunSummary.Unwanted> unwanted = billing.map(all -> unwanted(run, all)).orElse(List.of());
    RunSummary summary =
        RunSummary.of(run, domains, billing.map(all -> billed(all, unwanted)), unwanted);
    domains.forEach(domain -> log.accept(line(summary, domain)));
    domains.forEach(domain -> release(domain.domain(), run));
    return new Ending(summary, summary.subject(), RunText.of(summary), summary.error());
  }

  /// What the dashboard's tables read, see `Dashboard` in the template.
  private static String line(RunSummary summary, DomainOutcome domain) {
    ObjectNode line =
        Json.object()
            .put("summary", domain.status())
            .put("runId", summary.runId())
            .put("domain", domain.domain().key());
    domain.rows().forEach(line::put);
    line.put("megabytes", domain.bytes() / 1_000_000)
        .put("active", domain.active())
        .put(
            "stages",
            domain.stages().stream().map(StageTime::sentence).collect(Collectors.joining(", ")));
    summary
        .billing()
        .ifPresent(
            billed -> line.put("billed", billed.active()).put("perMonth", billed.perMonth()));
    domain
        .failure()
        .ifPresent(
            failure ->
                line.put("failedIn", failure.stage())
                    .put("cause", failure.told().cause())
                    .put("place", failure.told().where().orElse(""))
                    .put("next", failure.told().next()));
    return Json.write(line);
  }

  /// A lock that cannot be given back ends no run: the next one takes it over.
  private void release(Domain domain, Run run) {
    try {
      locks.release(domain, run.executionArn());
    } catch (StorageFailed failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the lock of {0} stays for the next run to take over: {1}",
          domain.key(),
          failure.getMessage());
    }
  }

  /// What is active and no longer asked for, stopped where the run was told to. A run that is over
  /// never fails for it: what Personalize does not tell now, the next run's summary does.
  private List<RunSummary.Unwanted> unwanted(Run run, List<BillingRecommenders.Billing> all) {
    try {
      Optional<PlanRun.Plan> plan =
          bucket
              .read(PlanRun.key(run.runId()))
              .map(version -> Json.read(Json.parse(version.text()), PlanRun.Plan.class));
      List<String> asked = plan.map(it -> it.recommenderArns(settings)).orElse(List.of());
      boolean stops = plan.flatMap(PlanRun.Plan::removeUnwanted).orElse(settings.removesUnwanted());
      return billing.unwanted(all, asked).stream()
          .map(it -> new RunSummary.Unwanted(it, stops && isStopped(it)))
          .toList();
    } catch (StorageFailed | ServiceUnavailable failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "what is unwanted could not be told: {0}",
          failure.getMessage());
      return List.of();
    }
  }

  /// What costs after what was unwanted has been stopped.
  private static RunSummary.Billed billed(
      List<BillingRecommenders.Billing> all, List<RunSummary.Unwanted> unwanted) {
    List<BillingRecommenders.Billing> stopped =
        unwanted.stream()
            .filter(RunSummary.Unwanted::stopped)
            .map(RunSummary.Unwanted::recommender)
            .toList();
    return RunSummary.Billed.of(all.stream().filter(each -> !stopped.contains(each)).toList());
  }

  /// What costs by the hour; none where Personalize does not tell.
  private Optional<List<BillingRecommenders.Billing>> billing() {
    try {
      return Optional.of(billing.all());
    } catch (SdkException | ServiceUnavailable failure) {
      LOG.log(System.Logger.Level.WARNING, "what costs could not be told", failure);
      return Optional.empty();
    }
  }

  private boolean isStopped(BillingRecommenders.Billing each) {
    try {
      billing.stop(each);
      return true;
    } catch (SdkException failure) {
      LOG.log(System.Logger.Level.WARNING, each.recommenderArn() + " was not stopped", failure);
      return false;
    }
  }
}
