import GradientKit

/// The rate is reduced when the monitored loss has not improved for more than some epochs.
///
/// PyTorch's `ReduceLROnPlateau`: an epoch is bad unless its loss is below best − threshold · |best|; after more than
/// `patience` consecutive bad epochs the rate becomes max(η f, min), the count restarts, and bad epochs are not counted
/// during `cooldown` epochs. Reductions of 1e-8 or less are skipped. optax reduces one epoch sooner. PyTorch's own
/// threshold is best · (1 − threshold), which a negative loss meets without an improvement.
struct ReduceOnPlateau: Schedule {
  /// The name on the command line, `plateau`.
  static let name = "plateau"
  /// A short description for lists.
  static let summary =
    "cut by a factor when the loss has not improved for some epochs (PyTorch's rule, mended for losses below 0)"

  /// The monitored loss of every epoch.
  static let needs: Set<Measurement> = [.epochLosses]

  private let factor: Double
  private let patience: Int
  private let threshold: Double
  private let cooldown: Int
  private let min: Double

  /// Reads `factor`, f, `patience`, `threshold`, `cooldown` and `min`.
  init(_ settings: inout Settings) throws {
    factor = try settings.number("factor", default: 0.1, "what each cut multiplies the rate by", in: 0...1)
    patience = try settings.integer("patience", default: 10, "bad epochs in a row without a cut", in: 0...Int.max)
    threshold = try settings.number(
      "threshold", default: 1e-4, "the least improvement, as a share of the best loss's magnitude",
      in: 0...1.0.nextDown)
    cooldown = try settings.integer("cooldown", default: 0, "epochs after a cut that are never bad", in: 0...Int.max)
    min = try settings.rate("min", default: 0, "the lowest rate")
  }

  /// Whether the rate depends on the planned number of steps; it does not.
  var dependsOnPlannedSteps: Bool { false }

  /// Returns the rate after all epochs so far.
  func rate(at moment: Moment) -> Double {
    var rate = moment.baseRate
    var best = Double.infinity
    var (bad, cooling) = (0, 0)
    for loss in moment.epochLosses {
      if loss < best * (best < 0 ? 1 + threshold : 1 - threshold) {
        best = loss
        bad = 0
      } else {
        bad += 1
      }
      if cooling > 0 {
        cooling -= 1
        bad = 0
      }
      guard bad > patience else { continue }
      let lower = max(rate * factor, min)
      if rate - lower > 1e-8 { rate = lower }
      cooling = cooldown
      bad = 0
    }
    return rate
  }
}
