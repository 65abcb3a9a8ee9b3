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

/// Sum of numbers[i]^2, and the largest |numbers[i]|, in one pass; both are no number when an element is none.
double kernels_square_norm(const double *numbers, int64_t count, double *largest);
/// Whether every number is finite.
int kernels_all_finite(const double *numbers, int64_t count);

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

/// What a table stores, and the precision it is multiplied in.
enum kernels_kind {
  kernels_bytes_single = 0,
  kernels_singles_single = 1,
  kernels_bytes_double = 2,
  kernels_singles_double = 3,
  kernels_doubles_double = 4,
};

/// Rows of a table: its own are `width` numbers apart.
struct kernels_rows {
  enum kernels_kind kind;
  const void *table;
  int64_t width;
  /// The positions in the table of the rows, `count` of them.
  const int32_t *positions;
  int64_t count;
  /// What is subtracted from every feature, NULL for nothing: of the type of the arithmetic, with zeros behind it up to a
  /// whole number of 64 bytes.
  const void *shift;
};

/// Puts the matrix `weights`, classes x width, its columns times `scale` where that is not NULL, in the order and precision
/// that the products take it in. `packed` begins at a whole number of 64 bytes and has room for classes times the width
/// rounded up to a whole number of 8.
void kernels_affine_pack(enum kernels_kind kind, const double *weights, int64_t width, int64_t classes,
                         const double *scale, void *packed);
/// scores[r] = W (x[first + r] - shift) for `count` rows; scores are row-major.
void kernels_affine_predict(const struct kernels_rows *rows, int64_t first, int64_t count, const void *packed,
                            int64_t classes, double *scores);
/// The same without packing: `weights` is classes x width; faster for a row or two.
void kernels_affine_predict_few(const struct kernels_rows *rows, int64_t first, int64_t count, const double *weights,
                                const double *scale, int64_t classes, double *scores);
/// Sums of slopes[r][c] (x[first + r][f] - shift[f]) over `count` rows for the features from `begin` up to `end`, written to
/// `sums` or added to it where `adds`. `begin` is a whole number of 128; `slopes` has a row of classes a row, in the type
/// of the arithmetic. `sums` is in the order of packed weights.
void kernels_affine_pull_back(const struct kernels_rows *rows, int64_t first, int64_t count, int64_t begin, int64_t end,
                              const void *slopes, int64_t classes, double *sums, int adds);
/// The gradient by W of at most 32 rows, as kernels_affine_pull_back and kernels_affine_unpack give it, in one pass.
void kernels_affine_gradient(const struct kernels_rows *rows, int64_t first, int64_t count, const void *slopes,
                             int64_t classes, const double *scale, double *gradient);
/// gradient[c][f] = scale[f] * sums for the features from `begin` up to `end`; without a scale where that is NULL.
void kernels_affine_unpack(enum kernels_kind kind, const double *sums, int64_t width, int64_t classes, int64_t begin,
                           int64_t end, const double *scale, double *gradient);

/// Mixes whole blocks of 64 bytes into the eight words of a SHA-256 state, by the processor's own instructions where it has
/// them.
void kernels_sha256(uint32_t *state, const uint8_t *bytes, int64_t blocks);
/// The same in plain C.
void kernels_sha256_plain(uint32_t *state, const uint8_t *bytes, int64_t blocks);
/// Whether the processor has instructions for SHA-256.
int kernels_has_sha256(void);

/// Chooses code for matrix products that comes to the same on other processors, on the thread that calls it; parallel work
/// is the caller's. To be called before the first product and before there are threads.
void kernels_prepare(void);
/// The kind of processor, as far as products of matrices depend on it, and what the environment asks OpenBLAS for.
///
/// With AVX2, and on arm64, those of one kind come to the same with one version of OpenBLAS.
const char *kernels_processor(void);
/// Whether the matrix library can be loaded.
int kernels_has_matrix_library(void);
/// The matrix library with its version, such as "OpenBLAS 0.3.21 …".
const char *kernels_matrix_library(void);
/// The version of the C library, whose sines and powers decide last digits; "" where it does not say.
const char *kernels_c_library(void);
/// The name of the matrix library's code for the processor, such as "Haswell".
const char *kernels_matrix_kernel(void);

#endif
