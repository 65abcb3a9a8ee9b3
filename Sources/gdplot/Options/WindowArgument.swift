import ArgumentParser

/// From where to where, as written: `FROM:TO` along one direction, `FROM:TO,FROM:TO` along two.
struct WindowArgument: ExpressibleByArgument, Sendable {
  /// A pair a direction, the smaller number first.
  let ranges: [[Double]]

  /// Reads a window; `nil` when it is none.
  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    var ranges: [[Double]] = []
    for part in parts {
      let ends = part.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low.isFinite, high.isFinite, low < high else {
        return nil
      }
      ranges.append([low, high])
    }
    guard ranges.count <= 2 else { return nil }
    self.ranges = ranges
  }
}
