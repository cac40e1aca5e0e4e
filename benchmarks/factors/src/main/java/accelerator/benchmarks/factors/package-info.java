/// What the programs share that fit factors of users and items and are measured beside the local
/// recommenders: how items are ranked, how answers are written, what a run tells. It runs on a JDK
/// 17 too. Begin with {@link accelerator.benchmarks.factors.FactorAnswers}.
@NullMarked
package accelerator.benchmarks.factors;

import org.jspecify.annotations.NullMarked;
