/// A run of a local stack as people follow it: started, how far it is, how it ended, and the same
/// as JSON for the pages and for the command `run`; executions that have ended are kept. Start with
/// {@link accelerator.local.run.Refresh}.
@NullMarked
package accelerator.local.run;

import org.jspecify.annotations.NullMarked;
