/// The runs of one combination of what a plan varies, a run a seed.
public struct Series: Sendable, Codable {
  /// What sets the series apart from the others of its plan; the loss or surface where there is only one series.
  public var label: String
  /// The loss or the surface, as a spec.
  public var objective: String
  /// Where its runs begin.
  public var start: StartPoint
  /// The optimizer, as a spec.
  public var optimizer: String
  /// The schedule, as a spec.
  public var schedule: String
  /// The base rate.
  public var rate: Double
  /// Whether the user chose the rate.
  public var isRateChosen: Bool
  /// The batch size.
  public var batchSize: BatchSize
  /// What each run recorded, in the order of seeds.
  public var traces: [Trace]
}
