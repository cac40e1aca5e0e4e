package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Json;
import accelerator.core.Run;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Ends a run: one summary of all its domains, one message for people, the domains free again.
final class SummariseRun implements Actions.Action {
  private final Locks locks;

  /// @param summary the execution's output, or the cause of its failure
  /// @param error the name of the first failure; empty when there is none
  record Ending(RunSummary summary, String subject, String text, String error) {}

  SummariseRun(Locks locks) {
    this.locks = locks;
  }

  @Override
  public Object handle(JsonNode payload) {
    Run run = Json.read(payload.path("run"), Run.class);
    List<RunSummary.OfDomain> domains = new ArrayList<>();
    payload.path("results").forEach(result -> domains.add(RunSummary.OfDomain.of(result)));
    RunSummary summary = RunSummary.of(run.runId(), domains);
    domains.forEach(domain -> locks.release(domain.domain(), run.executionArn()));
    return new Ending(summary, summary.subject(), summary.text(), summary.error());
  }
}
