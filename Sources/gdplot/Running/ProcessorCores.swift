#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processor cores this process may run on.
enum ProcessorCores {
  /// Their number, at least 1.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
