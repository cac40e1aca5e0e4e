package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.Run;
import accelerator.personalize.PlanRun.Plan;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// How a run that failed goes on: under its own id, with what was planned then, without the domains
/// that it has published, and with the files that it has unloaded.
record Resumption(BucketRecords bucket, PublishedRegistries registries, UnloadedBefore before) {
  Resumption(BucketRecords bucket) {
    this(bucket, new PublishedRegistries(bucket), new UnloadedBefore(bucket));
  }

  /// What was planned, for another execution and with deadlines of its own.
  ///
  /// @throws InvalidInput when there is no such run, it has published, or was overtaken
  Plan plan(String runId, String execution, Run.Deadlines deadlines) {
    Plan planned =
        bucket
            .read(PlanRun.key(runId))
            .map(version -> Json.read(Json.parse(version.text()), Plan.class))
            .orElseThrow(() -> new InvalidInput("no run '%s' to resume".formatted(runId)));
    Run run = planned.run();
    refuseOvertaken(run.runId(), planned.plans());
    return new Plan(
        new Run(
            run.runId(),
            execution,
            run.startedAt(),
            run.importMode(),
            run.loadSampleData(),
            deadlines,
            run.retrain(),
            run.retrainOlderThanDays()),
        planned.plans(),
        false,
        List.of(),
        List.of(),
        List.of(),
        planned.removeUnwanted());
  }

  /// What has been published since, or by this run itself, must not be replaced by older rows.
  private void refuseOvertaken(String runId, List<DomainPlan> plans) {
    for (DomainPlan plan : plans) {
      Optional<String> current = published(plan.domain());
      if (current.filter(other -> Run.isNewer(other, runId)).isPresent()) {
        throw new InvalidInput(
            "run '%s' is older than '%s', which has published %s: start a new run"
                .formatted(runId, current.get(), plan.domain().key()));
      }
    }
    if (plans.stream().allMatch(plan -> isPublished(plan, runId))) {
      throw new InvalidInput(
          "run '%s' has published all of its domains: there is nothing to resume".formatted(runId));
    }
  }

  /// What is left of a plan: the domains that its run has not published.
  Plan left(Plan plan) {
    return new Plan(
        plan.run(),
        plan.plans().stream().filter(each -> !isPublished(each, plan.run().runId())).toList(),
        plan.dryRun(),
        plan.actions(),
        plan.costs(),
        plan.unwanted(),
        plan.removeUnwanted());
  }

  /// The plan with what each domain has unloaded before, as its member `unloaded`.
  ObjectNode withUnloaded(Plan plan) {
    ObjectNode answer = (ObjectNode) Json.tree(plan);
    for (int i = 0; i < plan.plans().size(); i++) {
      ObjectNode domain = (ObjectNode) answer.path("plans").path(i);
      before
          .find(plan.run().runId(), plan.plans().get(i))
          .ifPresent(unloaded -> domain.set("unloaded", unloaded));
    }
    return answer;
  }

  private Optional<String> published(Domain domain) {
    return registries.current(domain).map(Registry::runId);
  }

  private boolean isPublished(DomainPlan plan, String runId) {
    return published(plan.domain()).filter(runId::equals).isPresent();
  }
}
