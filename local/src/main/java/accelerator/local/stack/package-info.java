/// The template deployed on this machine: services, functions, endpoint, and what they work on. In
/// go a checkout and a data folder, out comes a stack on which runs can be started. Start with
/// {@link accelerator.local.stack.LocalStack}.
@NullMarked
package accelerator.local.stack;

import org.jspecify.annotations.NullMarked;
