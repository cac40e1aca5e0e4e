/// Apache Mahout's alternating least squares as a peer to measure the local recommenders against: a
/// program of its own, which reads the interactions and the questions from files and writes its
/// answers to one. Nothing depends on it.
@NullMarked
package accelerator.benchmarks.mahout;

import org.jspecify.annotations.NullMarked;
