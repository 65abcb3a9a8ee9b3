#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The memory available to this process.
package struct AvailableMemory: Sendable {
  /// The number of bytes: the minimum of the machine's free memory, the limits of the process's control group and of
  /// those above it, and the process's own limits; `nil` if unknown.
  package let bytes: Double?

  /// Reads the system's files below `root`, and combines them with the process's own `limits`.
  package init(root: String = "/", limits: [UInt64] = []) {
    let groups = Self.groupLimits(root: root)
    bytes = ([Self.free(root: root)].compactMap(\.self) + groups + limits.map { Double($0) }).min()
  }

  /// The available memory at the first query.
  static let atStart = AvailableMemory()

  /// Returns the kernel's estimate of the memory available without swapping, or all memory if there is none.
  private static func free(root: String) -> Double? {
    for line in text(root + "proc/meminfo").split(separator: "\n") where line.hasPrefix("MemAvailable:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { 1024 * $0 }
    }
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    return pages > 0 ? Double(pages) * Double(sysconf(Int32(_SC_PAGESIZE))) : nil
  }

  /// Returns the limits of the process's control groups, of both versions, from its own group up to the root.
  private static func groupLimits(root: String) -> [Double] {
    text(root + "proc/self/cgroup").split(separator: "\n").flatMap { line -> [Double] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isUnified = parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("memory") else { return [] }
      let top = root + "sys/fs/cgroup" + (isUnified ? "" : "/memory")
      let file = isUnified ? "/memory.max" : "/memory.limit_in_bytes"
      let names = parts[2].split(separator: "/")
      // Version 1 denotes no limit by a number larger than any memory, version 2 by `max`, which is not a number.
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
