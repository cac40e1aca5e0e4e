package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.Locale;

/// The inverse of a symmetric positive definite matrix, by Gauss and Jordan's elimination in blocks
/// of pivots. It works on the upper triangle only, which halves the arithmetic: about n³
/// operations. The inner loop runs over one index in all its arrays, without which the compiler
/// does not vectorise it.
final class Inverse {
  private static final int BLOCK = 64;

  private final float[][] matrix;
  private final float[][] panel;
  private final float[][] scaled;
  private final Parallel parallel;

  private Inverse(float[][] matrix, Parallel parallel) {
    this.parallel = parallel;
    this.matrix = matrix;
    panel = new float[BLOCK][matrix.length];
    scaled = new float[BLOCK][matrix.length];
  }

  /// Replaces a matrix by its inverse. Only the triangle from the diagonal to the right is read.
  static void invert(float[][] matrix, Parallel parallel) {
    Inverse inverse = new Inverse(matrix, parallel);
    for (int from = 0; from < matrix.length; from += BLOCK) {
      inverse.eliminate(from, Math.min(matrix.length, from + BLOCK));
    }
    for (int row = 0; row < matrix.length; row++) {
      for (int column = row; column < matrix.length; column++) {
        matrix[row][column] = -matrix[row][column];
        matrix[column][row] = matrix[row][column];
      }
    }
  }

  private void eliminate(int from, int to) {
    gather(from, to);
    double[][] pivots = invertedPivots(from, to);
    scale(pivots);
    parallel.forEach(matrix.length, () -> row -> subtract(row, from, to));
    scatter(from, to, pivots);
  }

  /// Copies the pivots' rows, as they would be in the full matrix.
  private void gather(int from, int to) {
    for (int pivot = from; pivot < to; pivot++) {
      float[] row = panel[pivot - from];
      for (int column = 0; column < pivot; column++) {
        row[column] = matrix[column][pivot];
      }
      System.arraycopy(matrix[pivot], pivot, row, pivot, matrix.length - pivot);
    }
  }

  private double[][] invertedPivots(int from, int to) {
    int size = to - from;
    double[][] pivots = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        pivots[row][column] = panel[row][from + column];
      }
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double diagonal = pivots[pivot][pivot];
      if (!(diagonal > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "matrix must be positive definite, has pivot %s at %d",
                diagonal,
                from + pivot));
      }
      sweep(pivots, pivot);
    }
    return pivots;
  }

  private static void sweep(double[][] matrix, int pivot) {
    double diagonal = matrix[pivot][pivot];
    for (int column = 0; column < matrix.length; column++) {
      matrix[pivot][column] /= diagonal;
    }
    for (int row = 0; row < matrix.length; row++) {
      double factor = matrix[row][pivot];
      if (row != pivot) {
        for (int column = 0; column < matrix.length; column++) {
          matrix[row][column] -= factor * matrix[pivot][column];
        }
        matrix[row][pivot] = -factor / diagonal;
      }
    }
    matrix[pivot][pivot] = 1 / diagonal;
  }

  /// The panel, multiplied by the inverse of the pivots.
  private void scale(double[][] pivots) {
    for (int row = 0; row < pivots.length; row++) {
      float[] target = scaled[row];
      Arrays.fill(target, 0);
      for (int each = 0; each < pivots.length; each++) {
        float[] source = panel[each];
        float factor = (float) pivots[row][each];
        for (int column = 0; column < target.length; column++) {
          target[column] += factor * source[column];
        }
      }
    }
  }

  private void subtract(int row, int from, int to) {
    if (row >= from && row < to) {
      return;
    }
    float[] target = matrix[row];
    int each = 0;
    for (; each + 4 <= to - from; each += 4) {
      subtract(target, row, each);
    }
    for (; each < to - from; each++) {
      float factor = panel[each][row];
      float[] source = scaled[each];
      for (int column = row; column < target.length; column++) {
        target[column] -= factor * source[column];
      }
    }
  }

  private void subtract(float[] target, int row, int each) {
    float factor0 = panel[each][row];
    float factor1 = panel[each + 1][row];
    float factor2 = panel[each + 2][row];
    float factor3 = panel[each + 3][row];
    float[] source0 = scaled[each];
    float[] source1 = scaled[each + 1];
    float[] source2 = scaled[each + 2];
    float[] source3 = scaled[each + 3];
    for (int column = row; column < target.length; column++) {
      target[column] -=
          factor0 * source0[column]
              + factor1 * source1[column]
              + factor2 * source2[column]
              + factor3 * source3[column];
    }
  }

  private void scatter(int from, int to, double[][] pivots) {
    for (int pivot = from; pivot < to; pivot++) {
      float[] row = scaled[pivot - from];
      for (int column = 0; column < from; column++) {
        matrix[column][pivot] = row[column];
      }
      for (int column = pivot; column < to; column++) {
        matrix[pivot][column] = (float) -pivots[pivot - from][column - from];
      }
      System.arraycopy(row, to, matrix[pivot], to, matrix.length - to);
    }
  }
}
