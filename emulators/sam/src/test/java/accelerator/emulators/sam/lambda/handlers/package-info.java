/// Handlers for the host's tests. They run in JVMs of their own, from a folder that holds these
/// classes and nothing else.
@NullMarked
package accelerator.emulators.sam.lambda.handlers;

import org.jspecify.annotations.NullMarked;
