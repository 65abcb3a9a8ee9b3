import Descent
import Studies
import Wording

/// The tables a person reads when `batch` is done: how the runs ended, and how noisy gradients are.
struct BatchReport {
  private let result: BatchResult

  /// The report on a result.
  init(_ result: BatchResult) { self.result = result }

  /// A row a batch size, then a row a batch size and point with the variance measured and expected.
  var text: String {
    guard result.hasNoise else { return CurveReport(result.curves).text }
    var table = TextTable(["gradient noise at", "batch size", "variance", "expected", "over ‖g‖²"])
    for place in result.noise {
      for (size, measured) in zip(place.noise.batchSizes, place.noise.measured) {
        table.add([
          "the \(place.place)", String(size), short(measured), short(place.noise.expected(size: Double(size))),
          place.noise.squareNorm > 0 ? short(measured / place.noise.squareNorm) : "",
        ])
      }
    }
    return CurveReport(result.curves).text + table.text
  }

  private func short(_ value: Double) -> String { NumberText(value, .digits(4)).plain }
}
