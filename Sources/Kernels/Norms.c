#include "Kernels.h"

#include <stddef.h>

#if defined(__x86_64__) && defined(__linux__)
#define FAST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FAST
#endif

// Sixteen sums side by side, which the end adds up as a tree: the same whatever the width of a register.
typedef double lanes __attribute__((ext_vector_type(16)));

FAST double kernels_square_norm(const double *numbers, int64_t count, double *largest) {
  if (count <= 2) {
    double sum = 0, most = 0;
    for (int64_t i = 0; i < count; i++) {
      const double magnitude = __builtin_fabs(numbers[i]);
      sum += magnitude * magnitude;
      if (magnitude > most) most = magnitude;
    }
    *largest = sum != sum ? sum : most;
    return sum;
  }
  lanes squares = 0, magnitudes = 0;
  int64_t i = 0;
  for (; i + 16 <= count; i += 16) {
    lanes x;
    __builtin_memcpy(&x, numbers + i, sizeof x);
    squares += x * x;
    magnitudes = __builtin_elementwise_max(magnitudes, __builtin_elementwise_abs(x));
  }
  if (i < count) {
    lanes x = 0;
    __builtin_memcpy(&x, numbers + i, (size_t)(count - i) * sizeof *numbers);
    squares += x * x;
    magnitudes = __builtin_elementwise_max(magnitudes, __builtin_elementwise_abs(x));
  }
  for (int half = 8; half > 0; half /= 2) {
    for (int l = 0; l < half; l++) {
      squares[l] += squares[l + half];
      if (magnitudes[l + half] > magnitudes[l]) magnitudes[l] = magnitudes[l + half];
    }
  }
  // A maximum passes over what is no number; a sum does not.
  *largest = squares[0] != squares[0] ? squares[0] : magnitudes[0];
  return squares[0];
}

FAST int kernels_all_finite(const double *numbers, int64_t count) {
  lanes zeros = 0;
  int64_t i = 0;
  for (; i + 16 <= count; i += 16) {
    lanes x;
    __builtin_memcpy(&x, numbers + i, sizeof x);
    zeros += x * 0.0;
  }
  double zero = 0;
  for (int l = 0; l < 16; l++) zero += zeros[l];
  for (; i < count; i++) zero += numbers[i] * 0.0;
  return zero == 0;
}
