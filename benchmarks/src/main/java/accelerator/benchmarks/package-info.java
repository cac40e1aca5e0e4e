/// What the system takes, measured: the commands of `./accelerator benchmark`. Start with {@link
/// accelerator.benchmarks.BenchmarkCommand}.
@NullMarked
package accelerator.benchmarks;

import org.jspecify.annotations.NullMarked;
