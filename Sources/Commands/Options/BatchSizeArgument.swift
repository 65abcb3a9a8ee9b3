import ArgumentParser
import Descent
import Studies
import Wording

/// A batch size as written: `full`, or a whole number above 0.
struct BatchSizeArgument: WrittenArgument, CustomStringConvertible {
  /// The size.
  let size: BatchSize

  /// Creates the argument for a size.
  init(_ size: BatchSize) { self.size = size }

  init(written text: String) throws {
    if text == "full" {
      size = .full
    } else if let count = Int(text), count > 0 {
      size = .examples(count)
    } else {
      throw ValidationError("a batch size is a whole number, 1 or more, or full")
    }
  }

  var description: String { size.description }
}

/// Batch sizes as written: `full`, a number, or a range of numbers.
struct BatchSizeRange: WrittenArgument {
  /// The sizes; infinity means all examples.
  let values: [Double]

  init(written text: String) throws {
    values = text == "full" ? [.infinity] : try NumberRange(written: text).values
  }
}
