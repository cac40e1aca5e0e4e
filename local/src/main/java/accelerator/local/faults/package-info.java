/// What is to go wrong in a run that rehearses: read from texts, used up call by call. Start with
/// {@link accelerator.local.faults.RehearsedFault}.
@NullMarked
package accelerator.local.faults;

import org.jspecify.annotations.NullMarked;
