#include "Kernels.h"

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// Scores W x + b of rows as they are stored, and the slopes by W: numbers are turned into those that are multiplied in
// registers, so that a table of bytes stays one.
//
// The order of sums is the same for every instruction set. On the way forward a row has 8 sums of single precision or 4 of
// double, one a lane, which a tree adds up at its end. On the way back a slope is a sum over up to 32 rows in their order;
// such sums are added up in double precision. Where registers hold twice as many numbers they hold two rows on the way
// forward and more features on the way back.

#define INLINE inline __attribute__((always_inline))
#define EACH _Pragma("clang loop unroll(full)") for
// So many rows pass a piece of the weights before the next piece is loaded.
#define ROWS_AT_ONCE 32
// Four kilobytes of features or so; the weights of five classes for them stay in the first-level cache.
#define FEATURES_AT_ONCE (1024 / (int64_t)sizeof(T))
// Classes share a row's features in registers; more do not fit.
#define CLASSES_AT_ONCE 5

#define JOIN3(a, b, c) a##_##b##_##c
#define JOIN(a, b, c) JOIN3(a, b, c)
#define N(name) JOIN(name, KIND, ISA)
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
#define SEPARATE(a, b, c) ((a) * (b) + (c))

// Where sums of slopes go: packed as weights are, or a row a class, times a scale.
struct slope_sums {
  double *to;
  int64_t feature_stride, class_stride;
  const double *scale;
  int adds, is_packed;
};

struct affine_kernels {
  void (*pack)(const double *weights, int64_t width, int64_t classes, const double *scale, void *packed);
  void (*predict)(const struct kernels_rows *rows, int64_t first, int64_t count, const void *packed, int64_t classes,
                  double *scores);
  void (*predict_few)(const struct kernels_rows *rows, int64_t first, int64_t count, const double *weights,
                      const double *scale, int64_t classes, double *scores);
  void (*pull_back)(const struct kernels_rows *rows, int64_t first, int64_t count, int64_t begin, int64_t end,
                    const void *slopes, int64_t classes, double *to, int adds, const double *scale, int is_packed);
  void (*unpack)(const double *sums, int64_t width, int64_t classes, int64_t begin, int64_t end, const double *scale,
                 double *gradient);
};

// What registers hold is passed between functions that are all inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#if defined(__x86_64__)

#define ISA plain
#define FMA SEPARATE
#include "AffineKinds.h"
#undef ISA
#undef FMA
#define FMA FUSED

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define ISA avx2
#include "AffineKinds.h"
#undef ISA
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#define ISA avx512
#define PAIRED
#include "AffineKinds.h"
#undef PAIRED
#undef ISA
#pragma clang attribute pop

static const struct affine_kernels *kernels;

static void choose(void) {
  const char *const asked = getenv("GDPLOT_ISA");
  __builtin_cpu_init();
  const int has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const int has_avx512 = has_avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (has_avx512 && !(asked && !strcmp(asked, "avx2")))
    kernels = kernels_avx512;
  else
    kernels = has_avx2 ? kernels_avx2 : kernels_plain;
}

#else

#define ISA plain
#define FMA FUSED
#include "AffineKinds.h"

static const struct affine_kernels *kernels;

static void choose(void) { kernels = kernels_plain; }

#endif

static const struct affine_kernels *of_kind(enum kernels_kind kind) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, choose);
  return &kernels[kind];
}

void kernels_affine_pack(enum kernels_kind kind, const double *weights, int64_t width, int64_t classes,
                         const double *scale, void *packed) {
  of_kind(kind)->pack(weights, width, classes, scale, packed);
}

void kernels_affine_predict(const struct kernels_rows *rows, int64_t first, int64_t count, const void *packed,
                            int64_t classes, double *scores) {
  of_kind(rows->kind)->predict(rows, first, count, packed, classes, scores);
}

void kernels_affine_pull_back(const struct kernels_rows *rows, int64_t first, int64_t count, int64_t begin, int64_t end,
                              const void *slopes, int64_t classes, double *sums, int adds) {
  of_kind(rows->kind)->pull_back(rows, first, count, begin, end, slopes, classes, sums, adds, NULL, 1);
}

void kernels_affine_predict_few(const struct kernels_rows *rows, int64_t first, int64_t count, const double *weights,
                                const double *scale, int64_t classes, double *scores) {
  of_kind(rows->kind)->predict_few(rows, first, count, weights, scale, classes, scores);
}

void kernels_affine_gradient(const struct kernels_rows *rows, int64_t first, int64_t count, const void *slopes,
                             int64_t classes, const double *scale, double *gradient) {
  of_kind(rows->kind)->pull_back(rows, first, count, 0, rows->width, slopes, classes, gradient, 0, scale, 0);
}

void kernels_affine_unpack(enum kernels_kind kind, const double *sums, int64_t width, int64_t classes, int64_t begin,
                           int64_t end, const double *scale, double *gradient) {
  of_kind(kind)->unpack(sums, width, classes, begin, end, scale, gradient);
}
