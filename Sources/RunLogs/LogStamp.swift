#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The sizes and times of the log files in some paths, which change while a run is writing.
package struct LogStamp: Sendable, Equatable {
  private struct Entry: Sendable, Equatable {
    let path: String
    let size: UInt64
    let modified: Date
  }

  private var entries: [Entry] = []

  /// Records the files; those that cannot be examined are left out.
  package init(_ paths: [String]) {
    for path in (try? LogSearch.files(in: paths)) ?? [] {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { continue }
      entries.append(
        Entry(
          path: path, size: attributes[.size] as? UInt64 ?? 0,
          modified: attributes[.modificationDate] as? Date ?? .distantPast))
    }
  }
}
