/// Apache Spark MLlib's alternating least squares as a peer to measure the local recommenders
/// against: a program of its own on a JDK 17, which reads the interactions and the questions from
/// files and writes its answers to one. Nothing depends on it.
@NullMarked
package accelerator.benchmarks.spark;

import org.jspecify.annotations.NullMarked;
