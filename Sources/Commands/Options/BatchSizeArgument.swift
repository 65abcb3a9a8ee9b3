import ArgumentParser
import Descent
import Studies
import Wording

/// A batch size as written: `full`, or a whole number above 0.
struct BatchSizeArgument: ExpressibleByArgument, CustomStringConvertible {
  /// The size.
  let size: BatchSize

  /// The argument for a size.
  init(_ size: BatchSize) { self.size = size }

  /// Reads a size; `nil` when it is neither form.
  init?(argument: String) {
    if argument == "full" {
      size = .full
    } else if let count = Int(argument), count > 0 {
      size = .examples(count)
    } else {
      return nil
    }
  }

  var description: String { size.description }
  var defaultValueDescription: String { size.description }
}

/// Batch sizes as written: `full`, a number, or a range of numbers.
struct BatchSizeRange: ExpressibleByArgument, Sendable {
  /// The sizes; infinite for all examples.
  let values: [Double]

  /// Reads sizes; `nil` when what is written is none.
  init?(argument: String) {
    guard argument != "full" else {
      values = [.infinity]
      return
    }
    guard let range = NumberRange(argument: argument) else { return nil }
    values = range.values
  }
}
