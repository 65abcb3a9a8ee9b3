#include <sqlite3.h>
// Whether a file system is of one machine decides how a database on it is written; Swift's module of the C library lacks it.
#ifdef __linux__
#include <sys/statfs.h>
#endif
