package import GradientKit

/// One descent as a value: everything that decides its numbers, and nothing else.
package struct Run: Sendable, Codable, Hashable {
  /// The subject of the descent.
  package var subject: Subject
  /// The start point.
  package var start: StartPoint
  /// The optimizer.
  package var optimizer: Spec
  /// The schedule of the rate.
  package var schedule: Spec
  /// The base rate.
  package var rate: Double
  /// The length, the batches, and what is recorded.
  package var options: RunOptions
  /// The seed of all random numbers.
  package var seed: UInt64

  /// Creates a run.
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

  /// Returns whether `other` differs only in length and both record only their ends.
  func isLengthOf(_ other: Run) -> Bool {
    guard options.recording == .ends, other.options.recording == .ends, seed == other.seed, rate == other.rate else {
      return false
    }
    var same = other
    same.options.length = options.length
    return self == same
  }
}

/// The length of a run, its batches, and what it records.
package struct RunOptions: Sendable, Codable, Hashable {
  /// The steps that the trace has a row for.
  package enum Recording: Sendable, Codable, Hashable {
    /// Every step; all examples are assessed at the start of each epoch.
    case everyStep
    /// The first and the last step, each with an assessment; the verdict says only whether the run diverged.
    case ends
    /// No step; up to this many evaluations are recorded, and the run ends there.
    case evaluations(Int)
  }

  /// The length of the run.
  package var length: RunLength
  /// The number of examples per update.
  package var batchSize: BatchSize
  /// Whether the examples are shuffled every epoch.
  package var shuffles: Bool
  /// The method by which gradients are computed.
  package var gradientMethod: GradientMethod
  /// The rules that end the run before its full length.
  package var stoppingRules: [StoppingRule]
  /// The standard deviation of the normal noise added to every gradient element.
  package var noise: Double
  /// Rows of features whose scores are reported before and after training.
  package var predictions: [[Double]]
  /// Whether all examples are assessed between epochs too: after 1, 2, 3, 4, 6, 8, 12, … updates.
  package var measuresBetweenEpochs = false
  /// The number of steps between rows that record θ regardless of its size; `nil` for none.
  package var parametersEvery: Int?
  /// Whether rows record the time of updates, which differs between equal runs.
  package var measuresTime = false
  /// The steps that the trace has a row for.
  package var recording: Recording

  /// Creates options.
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
  /// Whether a run with these options produces the same trace every time.
  package var isReproducible: Bool {
    !measuresTime && !stoppingRules.contains { if case .time = $0 { true } else { false } }
  }
}

/// The length of a run.
package enum RunLength: Sendable, Hashable {
  /// A number of passes over the training examples.
  case epochs(Int)
  /// A number of updates.
  case steps(Int)

  /// The largest number of steps per run, each of which may be recorded.
  package static let stepLimit = 20_000_000

  /// The number of epochs or steps.
  package var count: Int {
    switch self {
    case .epochs(let count), .steps(let count): count
    }
  }

  /// Returns the number of updates of a run of this length.
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

  /// Decodes `{"epochs": n}` or `{"steps": n}`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let steps = try container.decodeIfPresent(Int.self, forKey: .steps) {
      self = .steps(steps)
    } else {
      self = .epochs(try container.decode(Int.self, forKey: .epochs))
    }
  }

  /// Encodes `{"epochs": n}` or `{"steps": n}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .epochs(let count): try container.encode(count, forKey: .epochs)
    case .steps(let count): try container.encode(count, forKey: .steps)
    }
  }
}
