import ArgumentParser
import Descent
import Studies
import Wording

/// A point in parameter space as written: `start`, `trained`, or as ``StartArgument``.
enum LandscapePointArgument: ExpressibleByArgument, Sendable {
  /// Where training begins.
  case start
  /// Where training ends.
  case trained
  /// Anywhere else.
  case other(StartArgument)

  /// Reads what was written; `nil` when it is none of the forms.
  init?(argument: String) {
    switch argument {
    case "start": self = .start
    case "trained": self = .trained
    default:
      guard let other = StartArgument(argument: argument) else { return nil }
      self = .other(other)
    }
  }

  /// The point; one in a file is read now.
  func point(option: String) throws -> LandscapePoint {
    switch self {
    case .start: .start
    case .trained: .trained
    case .other(.point(let point)): .given(point)
    case .other(.file(let path)): .given(.values(try NumberFile(path, option: option).numbers))
    }
  }

  /// The file it is in; `nil` for a point that needs none.
  var file: String? { if case .other(let other) = self { other.file } else { nil } }

  /// Whether somebody has to train for it.
  var needsTraining: Bool { if case .trained = self { true } else { false } }
}

/// A direction in parameter space as written: `random`, `filter`, `gradient`, `curvature`, `parameter:N`, `A,B,…` or
/// `file:PATH`.
enum LandscapeDirectionArgument: ExpressibleByArgument, Sendable {
  /// A direction that needs no file.
  case direction(LandscapeDirection)
  /// Numbers in a file, in the model's parameter layout.
  case file(String)

  /// Reads what was written; `nil` when it is none of the forms.
  init?(argument: String) {
    switch argument {
    case "random": self = .direction(.random)
    case "filter": self = .direction(.filter)
    case "gradient": self = .direction(.gradient)
    case "curvature": self = .direction(.curvature)
    default:
      if argument.hasPrefix("file:") {
        self = .file(String(argument.dropFirst(5)))
      } else if argument.hasPrefix("parameter:") {
        guard let index = Int(argument.dropFirst(10)), index >= 0 else { return nil }
        self = .direction(.parameter(index))
      } else {
        guard let row = FeatureRow(argument: argument) else { return nil }
        self = .direction(.values(row.values))
      }
    }
  }

  /// The file it is in; `nil` for a direction that needs none.
  var file: String? { if case .file(let path) = self { path } else { nil } }

  /// The direction; one in a file is read now.
  var direction: LandscapeDirection {
    get throws {
      switch self {
      case .direction(let direction): direction
      case .file(let path): .values(try NumberFile(path, option: "--direction").numbers)
      }
    }
  }
}

/// The part to draw as written: `FROM:TO` along one direction, `FROM:TO,FROM:TO` along two; commas alone will do.
struct WindowArgument: ExpressibleByArgument, Sendable {
  /// A range a direction.
  let ranges: [ClosedRange<Double>]

  /// Reads the ends; `nil` when they are not ranges.
  init?(argument: String) {
    let parts = argument.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ":" }
    let ends = parts.compactMap { Double($0) }
    guard ends.count == parts.count, ends.count.isMultiple(of: 2), ends.allSatisfy({ $0.magnitude < 1e150 }) else {
      return nil
    }
    let pairs = stride(from: 0, to: ends.count, by: 2).map { (ends[$0], ends[$0 + 1]) }
    guard pairs.allSatisfy({ $0 < $1 }) else { return nil }
    ranges = pairs.map { $0...$1 }
  }
}

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
