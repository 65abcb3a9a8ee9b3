import ArgumentParser
import Experiments

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
