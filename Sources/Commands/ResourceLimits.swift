#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's limits on this process; with too little of a resource it would crash midway, or hang.
enum ResourceLimits {
  /// The first limit that is too low to start, as a sentence; `nil` if none is.
  static var problem: String? {
    let needs = [
      Need(RLIMIT_AS, least: 600_000 << 10, unit: (1 << 20, " MB"), name: "address space", option: "-v"),
      Need(RLIMIT_DATA, least: 200_000 << 10, unit: (1 << 20, " MB"), name: "data", option: "-d"),
      Need(RLIMIT_STACK, least: 512 << 10, unit: (1 << 10, " kB"), name: "stack", option: "-s"),
      Need(RLIMIT_NOFILE, least: 32, unit: (1, ""), name: "open files", option: "-n"),
    ]
    return needs.lazy.compactMap(\.problem).first
  }

  /// The limits on the process's memory, as far as they are set.
  static var memory: [UInt64] {
    [RLIMIT_AS, RLIMIT_DATA].map { Need.limit($0) }.filter { $0 < 1 << 60 }
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
  #else
    private typealias Resource = Int32
  #endif

  /// The minimum of a resource that the program needs to start.
  private struct Need {
    private let resource: Resource
    private let least: UInt64
    private let unit: (size: UInt64, word: String)
    private let name: String
    private let option: String

    init(_ resource: Resource, least: UInt64, unit: (UInt64, String), name: String, option: String) {
      (self.resource, self.least, self.unit, self.name, self.option) = (resource, least, unit, name, option)
    }

    /// Returns the limit on a resource, `UInt64.max` if there is none.
    static func limit(_ resource: Resource) -> UInt64 {
      var limit = rlimit()
      #if canImport(Glibc)
        let number = __rlimit_resource_t(resource.rawValue)
      #else
        let number = resource
      #endif
      return getrlimit(number, &limit) == 0 ? UInt64(limit.rlim_cur) : .max
    }

    var problem: String? {
      let limit = Self.limit(resource)
      guard limit < least else { return nil }
      let (needed, given) = (least / unit.size, limit / unit.size)
      return "gdplot needs \(needed)\(unit.word) of \(name), but the limit is \(given)\(unit.word) (ulimit \(option))"
    }
  }
}

/// The processor cores this process may run on.
enum ProcessorCores {
  /// Their number, at least 1.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
