import ArgumentParser
import Descent
import Studies
import Wording

/// A point in parameter space as written: `start`, `trained`, or in the syntax of ``StartArgument``.
enum LandscapePointArgument: WrittenArgument {
  /// The starting point of training.
  case start
  /// The end point of training.
  case trained
  /// Any other point.
  case other(StartArgument)

  init(written text: String) throws {
    switch text {
    case "start": self = .start
    case "trained": self = .trained
    default:
      guard let other = try? StartArgument(written: text) else {
        throw ValidationError("a point is start, trained, zeros, normal:STD, file:PATH or numbers joined by commas")
      }
      self = .other(other)
    }
  }

  /// Returns the point; reads the file if there is one.
  func point(option: String) throws -> LandscapePoint {
    switch self {
    case .start: .start
    case .trained: .trained
    case .other(.point(let point)): .given(point)
    case .other(.file(let path)): .given(.values(try NumberFile(path, option: option).numbers))
    }
  }

  /// The path of the file that holds the point; `nil` if there is none.
  var file: String? { if case .other(let other) = self { other.file } else { nil } }

  /// Whether the point requires training.
  var needsTraining: Bool { if case .trained = self { true } else { false } }
}

/// A direction in parameter space as written: `random`, `filter`, `gradient`, `curvature`, `parameter:N`, `A,B,…` or
/// `file:PATH`.
enum LandscapeDirectionArgument: WrittenArgument {
  /// A direction that needs no file.
  case direction(LandscapeDirection)
  /// Numbers in a file, in the model's parameter layout.
  case file(String)

  init(written text: String) throws {
    switch text {
    case "random": self = .direction(.random)
    case "filter": self = .direction(.filter)
    case "gradient": self = .direction(.gradient)
    case "curvature": self = .direction(.curvature)
    default:
      if text.hasPrefix("file:") {
        self = .file(String(text.dropFirst(5)))
      } else if text.hasPrefix("parameter:") {
        guard let index = Int(text.dropFirst(10)), index >= 0 else {
          throw ValidationError("parameter: needs the number of one, counted from 0, such as parameter:3")
        }
        self = .direction(.parameter(index))
      } else if let row = try? FeatureRow(written: text) {
        self = .direction(.values(row.values))
      } else {
        let known = ["random", "filter", "gradient", "curvature"]
        throw ValidationError(
          "a direction is \(known.joined(separator: ", ")), parameter:N, file:PATH or numbers joined by commas"
            + NearestName(to: text, among: known).clause)
      }
    }
  }

  /// The path of the file that holds the direction; `nil` if there is none.
  var file: String? { if case .file(let path) = self { path } else { nil } }

  /// The direction; reads the file if there is one.
  var direction: LandscapeDirection {
    get throws {
      switch self {
      case .direction(let direction): direction
      case .file(let path): .values(try NumberFile(path, option: "--direction").numbers)
      }
    }
  }
}

/// The window to draw as written: `FROM:TO` along one direction, `FROM:TO,FROM:TO` along two; commas may replace the
/// colons.
struct WindowArgument: WrittenArgument {
  /// One range per direction.
  let ranges: [ClosedRange<Double>]

  init(written text: String) throws {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ":" }
    let ends = parts.compactMap { Double($0) }
    guard ends.count == parts.count, ends.count.isMultiple(of: 2), ends.allSatisfy({ $0.magnitude < 1e150 }) else {
      throw ValidationError("a window is FROM:TO, or FROM:TO,FROM:TO for two directions, such as -1:1,-2:2")
    }
    let pairs = stride(from: 0, to: ends.count, by: 2).map { (ends[$0], ends[$0 + 1]) }
    guard pairs.allSatisfy({ $0 < $1 }) else { throw ValidationError("each FROM must be below its TO") }
    ranges = pairs.map { $0...$1 }
  }
}

/// The number of points as written: `N` along every direction, or `NxM`.
struct ResolutionArgument: WrittenArgument {
  /// One number for all directions, or one per direction.
  let counts: [Int]

  init(written text: String) throws {
    let counts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(counts.count), counts.allSatisfy({ (2...100_000).contains($0 ?? 0) }) else {
      throw ValidationError("a resolution is N or NxM, each from 2 to 100000, such as 61x61")
    }
    self.counts = counts.compactMap(\.self)
  }
}
