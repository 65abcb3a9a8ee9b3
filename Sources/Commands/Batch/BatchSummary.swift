import Descent
import Studies
import Wording

extension BatchResult {
  /// The tables a person reads: how the runs ended, and how noisy gradients are.
  var report: String { curves.summary.text + (hasNoise ? noiseTable.text : "") }

  /// A row a batch size and point, with the variance measured and expected.
  private var noiseTable: Table {
    let rows = noise.flatMap { place in
      place.noise.batchSizes.indices.map { (place: place.place, noise: place.noise, index: $0) }
    }
    return Table(rows) {
      Column(heading: "gradient noise at") { "the \($0.place)" }
      Column(heading: "batch size") { $0.noise.batchSizes[$0.index] }
      Column(heading: "variance") { $0.noise.measured[$0.index] }
      Column(heading: "expected") { $0.noise.expected(size: Double($0.noise.batchSizes[$0.index])) }
      Column(heading: "over ‖g‖²") { $0.noise.squareNorm > 0 ? $0.noise.measured[$0.index] / $0.noise.squareNorm : nil }
    }
  }

  /// What programs are told.
  var object: JSONObject {
    let noise = Table(noise) {
      Column("place") { $0.place }
      Column("examples") { $0.noise.exampleCount }
      Column("square_norm") { $0.noise.squareNorm }
      Column("single_variance") { $0.noise.variance }
      Column("batch_sizes") { TableCell.value($0.noise.batchSizes) }
      Column("variance") { TableCell.value($0.noise.measured) }
      Column("expected_variance") { place in
        TableCell.value(place.noise.batchSizes.map { place.noise.expected(size: Double($0)) })
      }
    }
    return [
      "plan": plan, "data": curves.facts, "series": curves.summary, "noise": noise, "noise_series": noiseSeries,
    ]
  }
}
