/// The runs of one combination of what a plan varies, a run a seed.
package struct Series: Sendable, Codable {
  /// What sets the series apart from the others of its plan; the loss or surface where there is only one series.
  package var label: String
  /// The loss or the surface, as a spec.
  package var objective: String
  /// Where its runs begin.
  package var start: StartPoint
  /// The optimizer, as a spec.
  package var optimizer: String
  /// The schedule, as a spec.
  package var schedule: String
  /// The base rate.
  package var rate: Double
  /// Whether the user chose the rate.
  package var isRateChosen: Bool
  /// The batch size.
  package var batchSize: BatchSize
  /// What each run recorded, in the order of seeds.
  package var traces: [Trace]
}
