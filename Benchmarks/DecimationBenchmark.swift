import Foundation
import Plotting

/// Thinning a long line to what its pixels can show, against only looking for its lowest and highest point.
enum DecimationBenchmark {
  static func rows() throws -> [Row] {
    let count = 10_000_000
    let x = (0..<count).map(Double.init)
    let y = x.map { sin($0 * 1e-5) + cos($0 * 0.7) }
    let edges = (1..<1200).map { Double($0 * count) / 1200 }
    var sink = 0.0
    let seconds = try Stopwatch.medians(
      of: 5,
      [
        {
          var (low, high) = (Double.infinity, -Double.infinity)
          for value in y { (low, high) = (min(low, value), max(high, value)) }
          sink += high - low
        }, { sink += Double(M4.indices(x: x, y: y, in: 0..<count, edges: edges).count) },
      ])
    precondition(sink > 0)
    return [
      Row(name: "lowest and highest of 10 million points", value: seconds[0] * 1e3, unit: "ms"),
      Row(
        name: "M4 of 10 million points", value: seconds[1] * 1e3, unit: "ms",
        ratio: (seconds[1] / seconds[0], "lowest and highest")),
    ]
  }
}
