import ArgumentParser
import Descent
import Studies
import Wording

/// The starting point of runs as written: `zeros`, `normal:STD`, `A,B,…` or `file:PATH`.
enum StartArgument: WrittenArgument {
  /// A point that needs no file.
  case point(StartPoint)
  /// Numbers in a file, in the model's parameter layout.
  case file(String)

  init(written text: String) throws {
    if text == "zeros" {
      self = .point(.zeros)
    } else if text.hasPrefix("normal:") {
      guard let deviation = Double(finite: text.dropFirst(7)), deviation >= 0 else {
        throw ValidationError("normal: needs a standard deviation, 0 or more, such as normal:0.1")
      }
      self = .point(.normal(deviation))
    } else if text.hasPrefix("file:") {
      self = .file(String(text.dropFirst(5)))
    } else {
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double(finite: $0) }
      guard numbers.allSatisfy({ $0 != nil }) else {
        throw ValidationError("a start is zeros, normal:STD, file:PATH or numbers joined by commas")
      }
      self = .point(.values(numbers.compactMap(\.self)))
    }
  }

  /// The path of the file that holds the point; `nil` if there is none.
  var file: String? { if case .file(let path) = self { path } else { nil } }
}

/// The starting points on a surface as written: coordinates joined by commas, or a range of the first one.
enum StartRange: WrittenArgument {
  /// One point.
  case point([Double])
  /// Several first coordinates.
  case range([Double])

  init(written text: String) throws {
    if let row = try? FeatureRow(written: text) {
      self = .point(row.values)
    } else if text.contains(":") {
      self = .range(try NumberRange(written: text).values)
    } else {
      throw ValidationError(
        "a start is coordinates joined by commas, or a range [lin:|log:]FROM:TO:COUNT of the first one")
    }
  }
}
