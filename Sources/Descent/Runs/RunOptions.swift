package import GradientKit

/// How long a run goes on, over which batches, and what is watched on the way.
package struct RunOptions: Sendable {
  /// The length of a run.
  package enum Length: Sendable, Equatable {
    /// Passes over the training examples.
    case epochs(Int)
    /// Updates.
    case steps(Int)
  }

  /// Which steps leave a row behind.
  package enum Recording: Sendable, Equatable {
    /// All; examples are assessed as a whole where an epoch begins.
    case everyStep
    /// These and the last one, each with an assessment; elsewhere only what schedule and stopping rules look at is measured.
    case steps(Set<Int>)
  }

  /// The length of the run.
  package var length: Length
  /// The examples a batch has; `nil` for all.
  package var batchSize: Int?
  /// Whether the examples are put in a new random order every epoch.
  package var shuffles: Bool
  /// How gradients are come by.
  package var gradientMethod: GradientMethod
  /// What ends the run before its length is reached.
  package var stoppingRules: [StoppingRule]
  /// The standard deviation of normal noise added to every element of a gradient.
  package var noise: Double
  /// Rows of features whose scores are told before and after training.
  package var predictions: [[Double]]
  /// Whether all examples are looked at between epochs too: after 1, 2, 3, 4, 6, 8, 12, … updates.
  package var measuresBetweenEpochs = false
  /// Which steps leave a row behind.
  package var recording: Recording

  /// Options.
  package init(
    length: Length, batchSize: Int? = nil, shuffles: Bool = true, gradientMethod: GradientMethod = .analytic,
    stoppingRules: [StoppingRule] = [], noise: Double = 0, predictions: [[Double]] = [],
    recording: Recording = .everyStep
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

extension RunOptions.Length: Codable {
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

extension RunOptions.Length {
  /// The updates of a run of this length.
  ///
  /// - Throws: ``StudyError/tooLong(steps:limit:)``.
  package func steps(perEpoch stepsPerEpoch: Int) throws -> Int {
    let (steps, overflow) =
      switch self {
      case .epochs(let epochs): epochs.multipliedReportingOverflow(by: stepsPerEpoch)
      case .steps(let steps): (steps, false)
      }
    guard !overflow, steps <= Runner.stepLimit else {
      throw StudyError.tooLong(steps: overflow ? .max : steps, limit: Runner.stepLimit)
    }
    return steps
  }
}
