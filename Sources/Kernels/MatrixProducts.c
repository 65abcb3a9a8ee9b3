#include "Kernels.h"
#include "MatrixLibrary.h"

void kernels_multiply_transposed_singles(int64_t rows, int64_t columns, int64_t inner, const float *left,
                                         const float *right, float *product) {
  matrix_library()->multiply_singles(row_major, as_it_is, transposed, (int)rows, (int)columns, (int)inner, 1, left,
                                     (int)inner, right, (int)inner, 0, product, (int)columns);
}

void kernels_multiply_transposed_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left,
                                         const double *right, double *product) {
  matrix_library()->multiply_doubles(row_major, as_it_is, transposed, (int)rows, (int)columns, (int)inner, 1, left,
                                     (int)inner, right, (int)inner, 0, product, (int)columns);
}

void kernels_transposed_multiply_singles(int64_t rows, int64_t columns, int64_t inner, const float *left,
                                         const float *right, float *product) {
  matrix_library()->multiply_singles(row_major, transposed, as_it_is, (int)rows, (int)columns, (int)inner, 1, left,
                                     (int)rows, right, (int)columns, 0, product, (int)columns);
}

void kernels_transposed_multiply_add_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left,
                                             const double *right, double *product) {
  matrix_library()->multiply_doubles(row_major, transposed, as_it_is, (int)rows, (int)columns, (int)inner, 1, left,
                                     (int)rows, right, (int)columns, 1, product, (int)columns);
}

void kernels_multiply_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left, const double *right,
                              double *product) {
  matrix_library()->multiply_doubles(row_major, as_it_is, as_it_is, (int)rows, (int)columns, (int)inner, 1, left,
                                     (int)inner, right, (int)columns, 0, product, (int)columns);
}

const char *kernels_matrix_library(void) {
  const struct matrix_library *library = matrix_library();
  return library->description ? library->description() : "not OpenBLAS";
}

const char *kernels_matrix_kernel(void) {
  const struct matrix_library *library = matrix_library();
  return library->kernel_name ? library->kernel_name() : "not OpenBLAS";
}
