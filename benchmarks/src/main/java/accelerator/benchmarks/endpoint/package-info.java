/// What the endpoint is measured with: load at a fixed rate, a Personalize that fails in known
/// ways, and the smallest function that does the same. Start with {@link
/// accelerator.benchmarks.endpoint.EndpointBenchmark}.
@NullMarked
package accelerator.benchmarks.endpoint;

import org.jspecify.annotations.NullMarked;
