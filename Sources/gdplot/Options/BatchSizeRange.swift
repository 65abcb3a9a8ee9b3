import ArgumentParser

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
