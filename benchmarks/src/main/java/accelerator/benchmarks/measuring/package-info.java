/// How a figure is taken: rounds and their spread, latencies, memory, JVMs of their own, and the
/// circumstances that stand above each table.
@NullMarked
package accelerator.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;
