package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Registry;
import accelerator.core.ResourceFailed;
import accelerator.core.StageCall;

/// Whose turn it is in a domain. An execution that was aborted and is redriven goes on where it
/// was, and has perhaps been overtaken meanwhile: it must bring no older rows and items back.
record Turn(PublishedRegistries registries, Locks locks) {

  /// @throws ResourceFailed when a newer run has published, or another execution has the domain
  void demand(StageCall call) {
    Domain domain = call.plan().domain();
    String runId = call.run().runId();
    registries
        .current(domain)
        .map(Registry::runId)
        .filter(current -> PublishedRegistries.isNewer(current, runId))
        .ifPresent(
            current -> {
              throw new ResourceFailed(
                  "%s is of run '%s', which is newer than '%s': it is left as it is"
                      .formatted(Registry.key(domain), current, runId));
            });
    locks
        .holder(domain)
        .filter(holder -> !holder.equals(call.run().executionArn()))
        .ifPresent(
            holder -> {
              throw new ResourceFailed(
                  "domain '%s' has been taken by %s since: run '%s' ends here, start a new one"
                      .formatted(domain.key(), holder, runId));
            });
  }
}
