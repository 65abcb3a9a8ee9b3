#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The memory that is there for this process.
package struct AvailableMemory: Sendable {
  /// The number of bytes: the least of what the machine has free, of the limits of the process's control group and of those
  /// above it, and of the process's own limits; `nil` where nobody says.
  package let bytes: Double?

  /// What the files of the system at `root` say, and the process's own `limits`.
  package init(root: String = "/", limits: [UInt64] = []) {
    let groups = Self.groupLimits(root: root)
    bytes = ([Self.free(root: root)].compactMap(\.self) + groups + limits.map { Double($0) }).min()
  }

  /// What there was when the process began to ask.
  static let atStart = AvailableMemory()

  /// What the kernel reckons it could give away without swapping; all there is where it does not say.
  private static func free(root: String) -> Double? {
    for line in text(root + "proc/meminfo").split(separator: "\n") where line.hasPrefix("MemAvailable:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { 1024 * $0 }
    }
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    return pages > 0 ? Double(pages) * Double(sysconf(Int32(_SC_PAGESIZE))) : nil
  }

  /// The limits of the control groups that hold the process, of both versions, from its own group up to the root.
  private static func groupLimits(root: String) -> [Double] {
    text(root + "proc/self/cgroup").split(separator: "\n").flatMap { line -> [Double] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isUnified = parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("memory") else { return [] }
      let top = root + "sys/fs/cgroup" + (isUnified ? "" : "/memory")
      let file = isUnified ? "/memory.max" : "/memory.limit_in_bytes"
      let names = parts[2].split(separator: "/")
      // The first version's number for no limit is larger than any memory, and `max` is no number.
      return (0...names.count).compactMap { count in
        let group = names.prefix(count).map { "/" + $0 }.joined()
        return Double(text(top + group + file).prefix { $0 != "\n" })
      }
    }
  }

  private static func text(_ path: String) -> String {
    InputFile.beginning(of: path, atMost: 1 << 16).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
