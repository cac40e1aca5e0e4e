package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InverseTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 128, 150})
  void equalsThatOfAnotherLibrary(int size) {
    DMatrixRMaj matrix = positiveDefinite(size);
    float[][] inverse = floats(matrix);
    DMatrixRMaj expected = new DMatrixRMaj(size, size);
    CommonOps_DDRM.invert(matrix, expected);

    Inverse.invert(inverse, Parallel.ofMachine());

    double greatest = CommonOps_DDRM.elementMaxAbs(expected);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        assertThat((double) inverse[row][column])
            .isCloseTo(expected.get(row, column), within(1e-4 * greatest));
      }
    }
  }

  @Test
  void refusesAMatrixThatIsNotPositiveDefinite() {
    float[][] matrix = {{1, 2}, {2, 1}};

    assertThatThrownBy(() -> Inverse.invert(matrix, Parallel.ofMachine()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("matrix must be positive definite, has pivot -3.0 at 1");
  }

  private static DMatrixRMaj positiveDefinite(int size) {
    RandomGenerator random = new SplittableRandom(7);
    DMatrixRMaj root = new DMatrixRMaj(size, size);
    for (int each = 0; each < size * size; each++) {
      root.set(each, random.nextDouble(-1, 1));
    }
    DMatrixRMaj matrix = new DMatrixRMaj(size, size);
    CommonOps_DDRM.multTransA(root, root, matrix);
    CommonOps_DDRM.addEquals(matrix, 2, CommonOps_DDRM.identity(size));
    return matrix;
  }

  private static float[][] floats(DMatrixRMaj matrix) {
    float[][] floats = new float[matrix.numRows][matrix.numCols];
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < matrix.numCols; column++) {
        floats[row][column] = (float) matrix.get(row, column);
      }
    }
    return floats;
  }
}
