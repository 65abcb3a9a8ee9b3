package import GradientKit

/// One descent, as a value: everything that decides its numbers, and nothing else.
package struct Run: Sendable, Codable, Hashable {
  /// What is descended.
  package var subject: Subject
  /// Where it begins.
  package var start: StartPoint
  /// The rule of the steps.
  package var optimizer: Spec
  /// The rate at a step.
  package var schedule: Spec
  /// The base rate.
  package var rate: Double
  /// How long it goes on, over which batches, and what is recorded.
  package var options: RunOptions
  /// Where its random numbers come from.
  package var seed: UInt64

  /// A run.
  package init(
    subject: Subject, start: StartPoint, optimizer: Spec, schedule: Spec, rate: Double, options: RunOptions,
    seed: UInt64
  ) {
    self.subject = subject
    self.start = start
    self.optimizer = optimizer
    self.schedule = schedule
    self.rate = rate
    self.options = options
    self.seed = seed
  }

  /// Whether `other` is the same run but for its length, of which only the ends are recorded.
  func isLengthOf(_ other: Run) -> Bool {
    guard options.recording == .ends, other.options.recording == .ends, seed == other.seed, rate == other.rate else {
      return false
    }
    var same = other
    same.options.length = options.length
    return self == same
  }
}

/// How long a run goes on, over which batches, and what is recorded of it.
package struct RunOptions: Sendable, Codable, Hashable {
  /// Which steps leave a row behind.
  package enum Recording: Sendable, Codable, Hashable {
    /// All; examples are assessed as a whole where an epoch begins.
    case everyStep
    /// The first and the last, each with an assessment; the verdict says whether the run diverged, and no more.
    case ends
    /// None; every evaluation up to this many is kept, and the run stops there.
    case evaluations(Int)
  }

  /// The length of the run.
  package var length: RunLength
  /// The examples an update looks at.
  package var batchSize: BatchSize
  /// Whether the examples are put in a new random order every epoch.
  package var shuffles: Bool
  /// How gradients are computed.
  package var gradientMethod: GradientMethod
  /// What ends the run before its length is reached.
  package var stoppingRules: [StoppingRule]
  /// The standard deviation of normal noise added to every element of a gradient.
  package var noise: Double
  /// Rows of features whose scores are told before and after training.
  package var predictions: [[Double]]
  /// Whether all examples are assessed between epochs too: after 1, 2, 3, 4, 6, 8, 12, … updates.
  package var measuresBetweenEpochs = false
  /// Every how many steps θ is kept however many parameters there are; `nil` for never.
  package var parametersEvery: Int?
  /// Whether rows say how long updates took; no two such runs leave the same trace.
  package var measuresTime = false
  /// Which steps leave a row behind.
  package var recording: Recording

  /// Options.
  package init(
    length: RunLength, batchSize: BatchSize = .full, shuffles: Bool = true,
    gradientMethod: GradientMethod = .analytic, stoppingRules: [StoppingRule] = [], noise: Double = 0,
    predictions: [[Double]] = [], recording: Recording = .everyStep
  ) {
    self.length = length
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.gradientMethod = gradientMethod
    self.stoppingRules = stoppingRules
    self.noise = noise
    self.predictions = predictions
    self.recording = recording
  }
}

extension RunOptions {
  /// Whether a run with these options leaves the same trace every time.
  package var isReproducible: Bool {
    !measuresTime && !stoppingRules.contains { if case .time = $0 { true } else { false } }
  }
}

/// The length of a run.
package enum RunLength: Sendable, Hashable {
  /// Passes over the training examples.
  case epochs(Int)
  /// Updates.
  case steps(Int)

  /// The most steps one run may have; each may be recorded.
  package static let stepLimit = 20_000_000

  /// The number, of whatever is counted.
  package var count: Int {
    switch self {
    case .epochs(let count), .steps(let count): count
    }
  }

  /// The updates of a run of this length.
  ///
  /// - Throws: ``StudyError/tooLong(steps:limit:)``.
  package func steps(perEpoch stepsPerEpoch: Int) throws -> Int {
    let (steps, overflow) =
      switch self {
      case .epochs(let epochs): epochs.multipliedReportingOverflow(by: stepsPerEpoch)
      case .steps(let steps): (steps, false)
      }
    guard !overflow, steps <= Self.stepLimit else {
      throw StudyError.tooLong(steps: overflow ? .max : steps, limit: Self.stepLimit)
    }
    return steps
  }
}

extension RunLength: Codable {
  private enum CodingKeys: String, CodingKey {
    case epochs, steps
  }

  /// Reads `{"epochs": n}` or `{"steps": n}`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let steps = try container.decodeIfPresent(Int.self, forKey: .steps) {
      self = .steps(steps)
    } else {
      self = .epochs(try container.decode(Int.self, forKey: .epochs))
    }
  }

  /// Writes `{"epochs": n}` or `{"steps": n}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .epochs(let count): try container.encode(count, forKey: .epochs)
    case .steps(let count): try container.encode(count, forKey: .steps)
    }
  }
}
