/// The whole system on one machine: the cloud's services as stand-ins on 127.0.0.1, the project's
/// own functions in their own JVMs, the state machine and the template as they are. Start with
/// {@link accelerator.local.stack.LocalStack}.
@NullMarked
package accelerator.local;

import org.jspecify.annotations.NullMarked;
