public import GradientKit

/// The question of a training curve: how the loss falls, for every combination of what is varied.
public struct CurvePlan: Sendable, Codable {
  /// Losses, as specs; empty for a descent on a surface.
  public var losses: [String]
  /// The surface, as a spec; `nil` for learning from examples.
  public var surface: String?
  /// The model, as a spec.
  public var model: String
  /// Optimizers, as specs.
  public var optimizers: [String]
  /// Schedules, as specs.
  public var schedules: [String]
  /// Rates; empty for each optimizer's default.
  public var rates: [Double]
  /// Batch sizes.
  public var batchSizes: [BatchSize]
  /// λ of λ·ΣW².
  public var l2: Double
  /// How features are normalized; `nil` for the data set's way.
  public var normalization: String?
  /// The share of examples held out; `nil` for the data set's.
  public var validationShare: Double?
  /// Where runs begin; several vary like anything else.
  public var starts: [StartPoint]
  /// The first seed.
  public var seed: UInt64
  /// How many seeds, counting up from the first.
  public var seedCount: Int
  /// How long a run is.
  public var length: RunOptions.Length
  /// Whether examples are put in a new order every epoch.
  public var shuffles: Bool
  /// How gradients are come by.
  public var gradientMethod: String
  /// The standard deviation of noise added to gradients.
  public var noise: Double
  /// What ends runs early, as `name=value`.
  public var stoppingRules: [String]
  /// Rows of features whose scores are told before and after training.
  public var predictions: [[Double]]

  /// A plan.
  public init(
    losses: [String] = [], surface: String? = nil, model: String = "linear", optimizers: [String] = ["sgd"],
    schedules: [String] = ["constant"],
    rates: [Double] = [], batchSizes: [BatchSize] = [.examples(32)], l2: Double = 0,
    normalization: Normalization? = nil,
    validationShare: Double? = nil, starts: [StartPoint] = [.model], seed: UInt64 = 0, seedCount: Int = 1,
    length: RunOptions.Length = .epochs(20), shuffles: Bool = true, gradientMethod: GradientMethod = .analytic,
    noise: Double = 0, stoppingRules: [String] = [], predictions: [[Double]] = []
  ) {
    self.losses = losses
    self.surface = surface
    self.model = model
    self.optimizers = optimizers
    self.schedules = schedules
    self.rates = rates
    self.batchSizes = batchSizes
    self.l2 = l2
    self.normalization = normalization?.rawValue
    self.validationShare = validationShare
    self.starts = starts
    self.seed = seed
    self.seedCount = seedCount
    self.length = length
    self.shuffles = shuffles
    self.gradientMethod = gradientMethod.rawValue
    self.noise = noise
    self.stoppingRules = stoppingRules
    self.predictions = predictions
  }

  /// The seeds of the runs of each series.
  public var seeds: [UInt64] { (0..<UInt64(seedCount)).map { seed &+ $0 } }
}
