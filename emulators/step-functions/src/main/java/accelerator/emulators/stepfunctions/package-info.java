/// A runner for state machines in Amazon States Language, JSONata mode: in goes a definition as it
/// is deployed, out comes what AWS Step Functions would have done with it, on this machine, on the
/// wall clock or on a virtual one.
///
/// What it does: all eight state types (Map inline only), retries, catchers, variables, time
/// limits, aborts, a live history, and the four operations of the service that start, describe,
/// stop and list executions. What it does not: JSONPath, distributed maps, task tokens, `.sync`
/// integrations, credentials, heartbeats (accepted, without effect), redrive. All of these are
/// refused when the definition is read.
///
/// Start with {@link accelerator.emulators.stepfunctions.StateMachine}; a definition becomes
/// records in {@link accelerator.emulators.stepfunctions.Definition}; the states run in {@link
/// accelerator.emulators.stepfunctions.Interpreter}.
@NullMarked
package accelerator.emulators.stepfunctions;

import org.jspecify.annotations.NullMarked;
