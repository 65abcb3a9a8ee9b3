import ArgumentParser
import Experiments

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
