/// What the engine costs, measured: in come a size and a seed, out come times, memory and answers
/// per second, each as the median of several rounds with how far they lay apart. Every size is
/// measured in a JVM of its own, so that its memory is its own. Start with {@link
/// accelerator.benchmarks.recommenders.TrainingCommand}.
@NullMarked
package accelerator.benchmarks.recommenders;

import org.jspecify.annotations.NullMarked;
