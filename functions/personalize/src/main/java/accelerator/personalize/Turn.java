package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Registry;
import accelerator.core.ResourceFailed;
import accelerator.core.Run;
import accelerator.core.StageCall;

/// Whose turn it is in a domain. An execution that was aborted and is redriven goes on where it
/// was, and has perhaps been overtaken meanwhile: it must bring no older rows and items back. If it
/// has not, and nobody else has the domain now, it has it again, and says so for whoever had it
/// meanwhile.
record Turn(PublishedRegistries registries, Locks locks, UnloadedBefore before) {

  /// @throws ResourceFailed when a newer run has published
  /// @throws accelerator.core.RunInProgress when another execution has the domain
  void demand(StageCall call) {
    Domain domain = call.plan().domain();
    String runId = call.run().runId();
    registries
        .current(domain)
        .map(Registry::runId)
        .filter(current -> Run.isNewer(current, runId))
        .ifPresent(
            current -> {
              throw new ResourceFailed(
                  "%s is of run '%s', which is newer than '%s': it is left as it is"
                      .formatted(Registry.key(domain), current, runId));
            });
    if (locks.holder(domain).filter(call.run().executionArn()::equals).isEmpty()) {
      locks.take(domain, runId, call.run().executionArn());
      before.touch(call);
    }
  }
}
