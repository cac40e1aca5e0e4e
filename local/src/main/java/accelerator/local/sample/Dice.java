package accelerator.local.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Random choices that are the same on every machine and every JDK: built on `nextLong` alone and
/// on `StrictMath`.
final class Dice {
  private final RandomGenerator random;

  Dice(RandomGenerator random) {
    this.random = random;
  }

  /// Dice of their own for each purpose and number: what one user does never depends on another.
  static Dice of(long seed, String purpose, long number) {
    return new Dice(new SplittableRandom(mixed(mixed(seed ^ purpose.hashCode()) + number)));
  }

  /// A finalizer of 64 bits, so that neighbouring seeds begin unrelated sequences (the variant
  /// "Mix13" of David Stafford).
  private static long mixed(long value) {
    long once = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
    return twice ^ (twice >>> 31);
  }

  /// A number of at least 0 and below 1.
  double unit() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /// A whole number of at least 0 and below the bound.
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /// A whole number between both, each included.
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /// An index, as likely as its weight's share of all weights.
  int weighted(List<Double> weights) {
    double rest = unit() * sum(weights);
    for (int index = 0; index < weights.size() - 1; index++) {
      rest -= weights.get(index);
      if (rest < 0) {
        return index;
      }
    }
    return weights.size() - 1;
  }

  /// A heavy-tailed number of at least 1.
  double pareto(double shape) {
    return StrictMath.pow(1 - unit(), -1 / shape);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /// Shares that sum to 1, drawn from a Dirichlet distribution.
  List<Double> dirichlet(List<Double> concentrations) {
    List<Double> draws = concentrations.stream().map(this::gamma).toList();
    double sum = sum(draws);
    return draws.stream().map(draw -> draw / sum).toList();
  }

  /// The plain sum from left to right: a stream's own is free to compensate its rounding.
  private static double sum(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /// A gamma variate of scale 1, by the method of Marsaglia and Tsang (2000) at a shape above 1,
  /// reduced to the shape that is asked for.
  private double gamma(double shape) {
    double d = shape + 1 - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      if (v > 0 && StrictMath.log(1 - unit()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v * StrictMath.pow(1 - unit(), 1 / shape);
      }
    }
  }

  /// A standard normal variate, by the transform of Box and Muller.
  private double normal() {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - unit()))
        * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /// The numbers from 0 on in random order.
  List<Integer> shuffled(int count) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    for (int index = count - 1; index > 0; index--) {
      int other = below(index + 1);
      Integer value = numbers.get(index);
      numbers.set(index, numbers.get(other));
      numbers.set(other, value);
    }
    return List.copyOf(numbers);
  }

  /// An id in the form of a random UUID (version 4).
  UUID uuid() {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low);
  }
}
