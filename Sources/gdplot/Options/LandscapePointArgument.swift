import ArgumentParser
import Experiments

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
