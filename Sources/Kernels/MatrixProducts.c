#include "Kernels.h"

#include <cblas.h>

void kernels_multiply_transposed_singles(int64_t rows, int64_t columns, int64_t inner, const float *left,
                                         const float *right, float *product) {
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)rows, (int)columns, (int)inner, 1, left, (int)inner, right,
              (int)inner, 0, product, (int)columns);
}

void kernels_multiply_transposed_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left,
                                         const double *right, double *product) {
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)rows, (int)columns, (int)inner, 1, left, (int)inner, right,
              (int)inner, 0, product, (int)columns);
}

void kernels_transposed_multiply_singles(int64_t rows, int64_t columns, int64_t inner, const float *left,
                                         const float *right, float *product) {
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, (int)rows, (int)columns, (int)inner, 1, left, (int)rows, right,
              (int)columns, 0, product, (int)columns);
}

void kernels_transposed_multiply_add_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left,
                                             const double *right, double *product) {
  cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, (int)rows, (int)columns, (int)inner, 1, left, (int)rows, right,
              (int)columns, 1, product, (int)columns);
}

void kernels_multiply_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left, const double *right,
                              double *product) {
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)rows, (int)columns, (int)inner, 1, left, (int)inner,
              right, (int)columns, 0, product, (int)columns);
}

#if defined(OPENBLAS_VERSION)
void kernels_use_one_thread(void) { openblas_set_num_threads(1); }

const char *kernels_matrix_kernel(void) { return openblas_get_corename(); }
#else
void kernels_use_one_thread(void) {}

const char *kernels_matrix_kernel(void) { return "not OpenBLAS"; }
#endif
