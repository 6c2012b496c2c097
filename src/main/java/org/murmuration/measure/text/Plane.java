package org.murmuration.measure.text;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Vectors in the plane of their first two principal components (Pearson, Phil. Mag. 2, 1901), for
 * pictures.
 *
 * @param x place of each vector along the first component
 * @param y the same along the second
 * @param share share of the variance that each of the two stands for; NaN without any variance
 */
public record Plane(double[] x, double[] y, double[] share) {

  /**
   * The plane of some vectors. A component points to where the vector farthest along it lies, the
   * first of these; so the picture does not flip. Takes time that grows with the number of vectors
   * times the square of the smaller of number and dimensions.
   */
  public static Plane of(List<float[]> vectors) {
    int count = vectors.size();
    if (count == 0) {
      return new Plane(new double[0], new double[0], new double[] {Double.NaN, Double.NaN});
    }
    DMatrixRMaj centred = centred(vectors);
    int dimensions = centred.getNumCols();
    boolean few = count <= dimensions;
    DMatrixRMaj product =
        few ? new DMatrixRMaj(count, count) : new DMatrixRMaj(dimensions, dimensions);
    if (few) {
      CommonOps_DDRM.multTransB(centred, centred, product);
    } else {
      CommonOps_DDRM.multTransA(centred, centred, product);
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(product.getNumRows(), true, true);
    if (!eigen.decompose(product.copy())) {
      throw new IllegalStateException("no principal components");
    }
    List<Integer> order = new ArrayList<>();
    double all = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      order.add(i);
      all += Math.max(0, eigen.getEigenvalue(i).getReal());
    }
    order.sort((a, b) -> Double.compare(value(eigen, b), value(eigen, a)));
    double[][] along = new double[2][count];
    double[] share = {Double.NaN, Double.NaN};
    for (int component = 0; component < 2 && component < order.size(); component++) {
      int which = order.get(component);
      double value = value(eigen, which);
      share[component] = all > 0 ? value / all : Double.NaN;
      DMatrixRMaj direction = eigen.getEigenVector(which);
      if (few) {
        for (int i = 0; i < count; i++) {
          along[component][i] = direction.get(i) * Math.sqrt(value);
        }
      } else {
        DMatrixRMaj places = new DMatrixRMaj(count, 1);
        CommonOps_DDRM.mult(centred, direction, places);
        System.arraycopy(places.getData(), 0, along[component], 0, count);
      }
      pointToTheFarthest(along[component]);
    }
    return new Plane(along[0], along[1], share);
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int which) {
    return Math.max(0, eigen.getEigenvalue(which).getReal());
  }

  private static DMatrixRMaj centred(List<float[]> vectors) {
    float[] mean = Vectors.mean(vectors);
    DMatrixRMaj centred = new DMatrixRMaj(vectors.size(), mean.length);
    for (int row = 0; row < vectors.size(); row++) {
      for (int column = 0; column < mean.length; column++) {
        centred.set(row, column, (double) vectors.get(row)[column] - mean[column]);
      }
    }
    return centred;
  }

  private static void pointToTheFarthest(double[] places) {
    double farthest = 0;
    for (double place : places) {
      if (Math.abs(place) > Math.abs(farthest) * (1 + 1e-9)) {
        farthest = place;
      }
    }
    if (farthest < 0) {
      for (int i = 0; i < places.length; i++) {
        places[i] = -places[i];
      }
    }
  }
}
