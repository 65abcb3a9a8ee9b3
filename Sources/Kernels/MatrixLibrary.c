#include "MatrixLibrary.h"

#include "Kernels.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// OpenBLAS has other code for every processor, which adds up in another order and so to other last digits. Where a
// processor has AVX2 the code for Haswell is taken, so that the same command comes to the same numbers on nearly all of
// them; for the narrow matrices here wider instructions gain nothing. It looks for its orders in the environment, and only
// while it is being loaded: hence by hand, after they are given. A figure without a model does without it, and starts
// several milliseconds sooner.

#if defined(__x86_64__)
static int has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

const char *kernels_processor(void) { return has_avx2() ? "x86-64 with AVX2" : "x86-64"; }
#elif defined(__aarch64__)
static int has_avx2(void) { return 0; }

const char *kernels_processor(void) { return "arm64"; }
#else
static int has_avx2(void) { return 0; }

const char *kernels_processor(void) { return "other"; }
#endif

void kernels_prepare(void) {
  // Work is spread over cores by blocks of rows; a product of one block stays on its core.
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  if (has_avx2()) setenv("OPENBLAS_CORETYPE", "Haswell", 0);
}

static struct matrix_library library;

static void load(void) {
  static const char *const names[] = {
#if defined(__APPLE__)
      "libopenblas.dylib", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
      "/usr/local/opt/openblas/lib/libopenblas.dylib",
#else
      "libopenblas.so.0", "libopenblas.so",
#endif
  };
  void *handle = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (handle) {
    library.multiply_singles = (singles_product *)dlsym(handle, "cblas_sgemm");
    library.multiply_doubles = (doubles_product *)dlsym(handle, "cblas_dgemm");
    library.kernel_name = (const char *(*)(void))dlsym(handle, "openblas_get_corename");
  }
  if (library.multiply_singles && library.multiply_doubles) return;
  fprintf(stderr, "gdplot: error: OpenBLAS cannot be loaded: %s; install it (Debian and Ubuntu: libopenblas0)\n",
          handle ? "it has no products of matrices" : dlerror());
  exit(1);
}

const struct matrix_library *matrix_library(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return &library;
}
