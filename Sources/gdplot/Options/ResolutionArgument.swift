import ArgumentParser

/// How many points, as written: `N` along every direction, or `NxM`.
struct ResolutionArgument: ExpressibleByArgument, Sendable {
  /// One number, or one a direction.
  let counts: [Int]

  /// Reads a resolution; `nil` when it is none.
  init?(argument: String) {
    let counts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(counts.count), counts.allSatisfy({ (2...100_000).contains($0 ?? 0) }) else { return nil }
    self.counts = counts.compactMap(\.self)
  }
}
