#include "MatrixLibrary.h"

#include "Kernels.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

// OpenBLAS has other code for every processor, which adds up in another order and so to other last digits. Where a
// processor has AVX2 the code for Haswell is taken, so that the same command comes to the same numbers on nearly all of
// them; for the narrow matrices here wider instructions gain nothing. It looks for its orders in the environment, and only
// while it is being loaded: hence by hand, after they are given. A figure without a model does without it, and starts
// several milliseconds sooner.

struct processor {
  const char *name;
  // What OpenBLAS calls the code to take; NULL leaves that to it.
  const char *code;
};

static struct processor this_processor(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return (struct processor){"x86-64 with AVX2", "Haswell"};
  return (struct processor){"x86-64", NULL};
#elif defined(__aarch64__)
  return (struct processor){"arm64", "ARMV8"};
#else
  return (struct processor){"other", NULL};
#endif
}

static const char *processor_name = "unknown";

const char *kernels_processor(void) { return processor_name; }

const char *kernels_c_library(void) {
#ifdef __GLIBC__
  return gnu_get_libc_version();
#else
  return "";
#endif
}

void kernels_prepare(void) {
  // Work is spread over cores by blocks of rows; a product of one block stays on its core.
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  const struct processor here = this_processor();
  const char *asked = getenv("OPENBLAS_CORETYPE");
  // A process that this program starts asks for what is taken anyway.
  if (asked && here.code && strcmp(asked, here.code) == 0) asked = NULL;
  static char name[64];
  snprintf(name, sizeof name, "%s%s%.32s", here.name, asked ? ", OPENBLAS_CORETYPE=" : "", asked ? asked : "");
  processor_name = name;
  if (!asked && here.code) setenv("OPENBLAS_CORETYPE", here.code, 1);
}

static struct matrix_library library;

static void *open_library(void) {
  static const char *const names[] = {
#if defined(__APPLE__)
      // A name without a folder would be looked for in the current one too.
      "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
      "/usr/local/opt/openblas/lib/libopenblas.dylib",
#else
      "libopenblas.so.0", "libopenblas.so",
#endif
  };
  void *handle = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  return handle;
}

int kernels_has_matrix_library(void) {
  void *const handle = open_library();
  if (handle) dlclose(handle);
  return handle != NULL;
}

static void load(void) {
  void *const handle = open_library();
  if (handle) {
    library.multiply_singles = (singles_product *)dlsym(handle, "cblas_sgemm");
    library.multiply_doubles = (doubles_product *)dlsym(handle, "cblas_dgemm");
    library.kernel_name = (const char *(*)(void))dlsym(handle, "openblas_get_corename");
    library.description = (const char *(*)(void))dlsym(handle, "openblas_get_config");
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
