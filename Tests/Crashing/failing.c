// Preloaded by Scripts/crash: makes the n-th call of one function fail, and counts how often each is called.
//
//   GDPLOT_FAIL=write:3:28     the third write fails with error 28 (ENOSPC)
//   GDPLOT_CALLS=FILE          at the end, the number of calls of each function is written to FILE
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum call { call_write, call_pwrite, call_fsync, call_rename, call_mmap, call_open, call_ftruncate, call_mkdir, call_count };
static const char *const names[call_count] = {
    "write", "pwrite", "fsync", "rename", "mmap", "open", "ftruncate", "mkdir",
};
static atomic_long counts[call_count];
static int failing = -1, failure;
static long failing_number;

__attribute__((constructor)) static void begin(void) {
  const char *wanted = getenv("GDPLOT_FAIL");
  char name[16];
  if (!wanted || sscanf(wanted, "%15[^:]:%ld:%d", name, &failing_number, &failure) != 3) return;
  for (int call = 0; call < call_count; call++) {
    if (strcmp(name, names[call]) == 0) failing = call;
  }
  // What the program starts, such as the compiler, is not what is tried.
  unsetenv("GDPLOT_FAIL");
  unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("GDPLOT_CALLS");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  for (int call = 0; call < call_count; call++) fprintf(file, "%s %ld\n", names[call], (long)counts[call]);
  fclose(file);
}

static int fails(enum call call) {
  if (atomic_fetch_add(&counts[call], 1) + 1 != failing_number || (int)call != failing) return 0;
  errno = failure;
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
  return fails(call_write) ? -1 : NEXT(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return fails(call_pwrite) ? -1 : NEXT(pwrite)(file, bytes, count, offset);
}

int ftruncate(int file, off_t length) { return fails(call_ftruncate) ? -1 : NEXT(ftruncate)(file, length); }

int mkdir(const char *path, mode_t mode) { return fails(call_mkdir) ? -1 : NEXT(mkdir)(path, mode); }

int fsync(int file) { return fails(call_fsync) ? -1 : NEXT(fsync)(file); }

int fdatasync(int file) { return fails(call_fsync) ? -1 : NEXT(fdatasync)(file); }

int rename(const char *from, const char *to) { return fails(call_rename) ? -1 : NEXT(rename)(from, to); }

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset) {
  return fails(call_mmap) ? MAP_FAILED : NEXT(mmap)(address, length, protection, flags, file, offset);
}

int open(const char *path, int flags, ...) {
  __builtin_va_list arguments;
  __builtin_va_start(arguments, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? __builtin_va_arg(arguments, mode_t) : 0;
  __builtin_va_end(arguments);
  return fails(call_open) ? -1 : NEXT(open)(path, flags, mode);
}

// Libraries that are built for large files call these names; on 64-bit systems they are the same functions.
ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) { return pwrite(file, bytes, count, offset); }
int ftruncate64(int file, off_t length) { return ftruncate(file, length); }
void *mmap64(void *address, size_t length, int protection, int flags, int file, off_t offset) {
  return mmap(address, length, protection, flags, file, offset);
}
int open64(const char *path, int flags, ...) {
  __builtin_va_list arguments;
  __builtin_va_start(arguments, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? __builtin_va_arg(arguments, mode_t) : 0;
  __builtin_va_end(arguments);
  return open(path, flags, mode);
}
