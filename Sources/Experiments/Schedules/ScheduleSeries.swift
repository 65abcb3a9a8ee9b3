/// The rates of one schedule, their sums, and the run they made; means where there were several seeds.
public struct ScheduleSeries: Sendable, Codable {
  /// What sets the series apart.
  public var label: String
  /// The schedule, as a spec.
  public var schedule: String
  /// The base rate.
  public var baseRate: Double
  /// Whether the schedule says of itself that Σ η diverges and Σ η² converges.
  public var satisfiesRobbinsMonro: Bool
  /// How many rates there were.
  public var count: Int
  /// Rates against the step; of more than ``RateSums/mostKept`` a selection.
  public var rates: Curve
  /// Σ η up to and with each of these steps.
  public var sums: [Double]
  /// Σ η² up to and with each of these steps.
  public var squares: [Double]
  /// The loss against the step: of the whole objective where each step sees it, else over all training examples once an
  /// epoch.
  public var losses: Curve?
  /// How far the point is from the minimum, against the step, measured where the loss is.
  public var distances: Curve?
  /// How the runs ended, one word a seed.
  public var verdicts: [String]
  /// θ at the end of the first run, where it is small enough to be recorded.
  public var end: [Double]?

  /// Σ η over all steps.
  public var sum: Double { sums.last ?? 0 }
  /// Σ η² over all steps.
  public var sumOfSquares: Double { squares.last ?? 0 }
}
