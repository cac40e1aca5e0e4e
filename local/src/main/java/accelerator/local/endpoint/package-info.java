/// What the endpoint is measured and tried with: load at a fixed rate, a Personalize that fails in
/// known ways, and the smallest function that does the same. Start with {@link
/// accelerator.local.endpoint.Load}.
@NullMarked
package accelerator.local.endpoint;

import org.jspecify.annotations.NullMarked;
