import ArgumentParser
import Descent
import Studies
import Wording

/// Where runs begin, as written: `zeros`, `normal:STD`, `A,B,…` or `file:PATH`.
enum StartArgument: ExpressibleByArgument, Sendable {
  /// A point that needs no file.
  case point(StartPoint)
  /// Numbers in a file, in the model's parameter layout.
  case file(String)

  /// Reads what was written; `nil` when it is none of the forms.
  init?(argument: String) {
    if argument == "zeros" {
      self = .point(.zeros)
    } else if argument.hasPrefix("normal:") {
      guard let deviation = Double(argument.dropFirst(7)), deviation >= 0, deviation.isFinite else { return nil }
      self = .point(.normal(deviation))
    } else if argument.hasPrefix("file:") {
      self = .file(String(argument.dropFirst(5)))
    } else {
      let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      guard numbers.allSatisfy({ $0?.isFinite ?? false }) else { return nil }
      self = .point(.values(numbers.compactMap(\.self)))
    }
  }

  /// The file it is in; `nil` for a point that needs none.
  var file: String? { if case .file(let path) = self { path } else { nil } }
}

/// Where descents on a surface begin, as written: coordinates joined by commas, or a range of the first one.
enum StartRange: ExpressibleByArgument, Sendable {
  /// One point.
  case point([Double])
  /// Several first coordinates.
  case range([Double])

  /// Reads what was written; `nil` when it is neither.
  init?(argument: String) {
    if let row = FeatureRow(argument: argument) {
      self = .point(row.values)
    } else if let range = NumberRange(argument: argument) {
      self = .range(range.values)
    } else {
      return nil
    }
  }
}
