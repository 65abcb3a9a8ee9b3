#ifndef GDPLOT_KERNELS_H
#define GDPLOT_KERNELS_H

#include <stdint.h>

// Loops over data that must be fast. Swift is compiled for the processor's baseline; these are compiled for several
// instruction sets and the best one is chosen when the program is loaded.
//
// Matrices are row-major. `rows` gives the positions of the rows to be gathered; where it is NULL the rows
// first ... first + count - 1 are taken. A NULL `shift` or `scale` leaves that step out.

/// out[i][j] = (table[rows[i]][j] - shift[j]) * scale[j]
void kernels_gather_bytes(const uint8_t *table, int64_t width, const int32_t *rows, int64_t first, int64_t count,
                          const float *shift, const float *scale, float *out);
/// out[i][j] = (table[rows[i]][j] - shift[j]) * scale[j]
void kernels_gather_singles(const float *table, int64_t width, const int32_t *rows, int64_t first, int64_t count,
                            const float *shift, const float *scale, float *out);
/// out[i][j] = (table[rows[i]][j] - shift[j]) * scale[j]
void kernels_gather_doubles(const double *table, int64_t width, const int32_t *rows, int64_t first, int64_t count,
                            const double *shift, const double *scale, double *out);

/// out[i] = in[i], rounded to single precision.
void kernels_narrow(const double *in, int64_t count, float *out);
/// out[i] = in[i]
void kernels_widen(const float *in, int64_t count, double *out);
/// out[i] += in[i]
void kernels_add_widened(const float *in, int64_t count, double *out);
/// out[i] += in[i]
void kernels_add(const double *in, int64_t count, double *out);

/// product = left right^T; left is rows x inner, right columns x inner, product rows x columns.
void kernels_multiply_transposed_singles(int64_t rows, int64_t columns, int64_t inner, const float *left,
                                         const float *right, float *product);
/// product = left right^T; left is rows x inner, right columns x inner, product rows x columns.
void kernels_multiply_transposed_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left,
                                         const double *right, double *product);
/// product = left^T right; left is inner x rows, right inner x columns, product rows x columns.
void kernels_transposed_multiply_singles(int64_t rows, int64_t columns, int64_t inner, const float *left,
                                         const float *right, float *product);
/// product += left^T right; left is inner x rows, right inner x columns, product rows x columns.
void kernels_transposed_multiply_add_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left,
                                             const double *right, double *product);
/// product = left right; left is rows x inner, right inner x columns, product rows x columns.
void kernels_multiply_doubles(int64_t rows, int64_t columns, int64_t inner, const double *left, const double *right,
                              double *product);

/// Chooses code for matrix products that comes to the same on other processors, on the thread that calls it; parallel work
/// is the caller's. To be called before the first product and before there are threads.
void kernels_prepare(void);
/// The kind of processor, as far as products of matrices depend on it, and what the environment asks OpenBLAS for.
///
/// With AVX2, and on arm64, those of one kind come to the same with one version of OpenBLAS.
const char *kernels_processor(void);
/// The name of the matrix library's code for the processor, such as "Haswell".
const char *kernels_matrix_kernel(void);

#endif
