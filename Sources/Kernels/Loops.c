#include "Kernels.h"

#include <stddef.h>

#if defined(__x86_64__) && defined(__linux__)
#define FAST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FAST
#endif

#define GATHER(NAME, IN, OUT)                                                                                          \
  FAST void NAME(const IN *table, int64_t width, const int32_t *rows, int64_t first, int64_t count, const OUT *shift,  \
                 const OUT *scale, OUT *out) {                                                                         \
    for (int64_t i = 0; i < count; i++) {                                                                              \
      const IN *restrict row = table + (rows ? (int64_t)rows[i] : first + i) * width;                                  \
      OUT *restrict to = out + i * width;                                                                              \
      if (shift && scale)                                                                                              \
        for (int64_t j = 0; j < width; j++) to[j] = ((OUT)row[j] - shift[j]) * scale[j];                               \
      else if (shift)                                                                                                  \
        for (int64_t j = 0; j < width; j++) to[j] = (OUT)row[j] - shift[j];                                            \
      else if (scale)                                                                                                  \
        for (int64_t j = 0; j < width; j++) to[j] = (OUT)row[j] * scale[j];                                            \
      else                                                                                                             \
        for (int64_t j = 0; j < width; j++) to[j] = (OUT)row[j];                                                       \
    }                                                                                                                  \
  }

GATHER(kernels_gather_bytes, uint8_t, float)
GATHER(kernels_gather_singles, float, float)
GATHER(kernels_gather_doubles, double, double)

FAST void kernels_narrow(const double *restrict in, int64_t count, float *restrict out) {
  for (int64_t i = 0; i < count; i++) out[i] = (float)in[i];
}

FAST void kernels_widen(const float *restrict in, int64_t count, double *restrict out) {
  for (int64_t i = 0; i < count; i++) out[i] = in[i];
}

FAST void kernels_add_widened(const float *restrict in, int64_t count, double *restrict out) {
  for (int64_t i = 0; i < count; i++) out[i] += in[i];
}

FAST void kernels_add(const double *restrict in, int64_t count, double *restrict out) {
  for (int64_t i = 0; i < count; i++) out[i] += in[i];
}
