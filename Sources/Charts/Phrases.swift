import Wording

/// The phrases in keys, on axes and at marks.
///
/// Titles and captions are in the words of each figure.
enum Phrases {
  // MARK: Kinds of lines

  /// A line through the loss on each batch.
  static let minibatch = "minibatch"
  /// A line through values before they are smoothed.
  static let raw = "raw"
  /// Points or a line of the loss over all training examples.
  static let measured = "training (measured)"
  static let training = "training"
  static let validation = "validation"
  /// Lines of runs on a surface.
  static let runs = "runs"

  /// A line through smoothed values.
  static func smoothed(_ way: String) -> String { "smoothed (\(way))" }

  /// A line of means, with a band unless bands are hidden.
  static func mean(ofSeeds count: Int? = nil, hasBand: Bool) -> String {
    (hasBand ? "mean ± 1 sd" : "mean") + (count.map { " of \($0.counted("seed"))" } ?? "")
  }

  // MARK: Points

  static let start = "start"
  static let minimum = "minimum"
  static let lowest = "lowest"
  static let best = "best"
  static let nearBest = "within 10\u{A0}% of the best"
  static let divergesFromHere = "diverges from here on"

  static func kinks(_ count: Int) -> String { count == 1 ? "kink" : "kinks" }

  static func example(_ number: Int) -> String { "example \(number)" }

  /// A limit line at a share.
  static func largestClass(_ share: Double) -> String { "largest class \(NumberText(share, .shortPercent))" }

  static func diverged(_ count: Int, of all: Int) -> String { "\(count.grouped) of \(all.grouped) diverged" }

  static func diverged(atStep step: Int) -> String { "diverged at step \(step.grouped)" }

  // MARK: Axes and colour bars

  static let epochs = "epochs"
  static let updates = "updates"
  static let step = "step"
  static let stepFromOne = "step, counted from 1"
  static let rate = "rate"
  static let series = "series"
  static let accuracy = "accuracy"
  static let loss = "loss"
  static let absoluteError = "mean absolute error"
  static let trainingLoss = "training loss"
  static let gradientNorm = "gradient norm ‖g‖"
  static let learningRate = "learning rate η"
  static let batchSize = "batch size"
  static let gradientVariance = "variance of the gradient"
  static let largestEigenvalue = "largest eigenvalue"
  static let rangeOverSeeds = "range over seeds"
  static let distanceToMinimum = "distance to the minimum"

  // MARK: Cells

  static let divergedCell = "diverged"
  static let notRun = "not run"
  static let notComputed = "not computed"
  static let notFiniteOrComputed = "not finite or not computed"

  // MARK: Parts of a loss

  static let dataPart = "data"
  static let regularizationPart = "λΣW²"
  static let total = "total"
  static let meanOfExamples = "mean"
}
