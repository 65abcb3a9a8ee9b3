package import Descent
import GradientKit
import Wording

/// An option of a run whose values distinguish series.
package enum SeriesOption: String, CaseIterable, Sendable {
  case loss, model, optimizer, schedule
  case rate = "lr"
  case batchSize = "batch-size"
  case l2, gradient, noise
  case start = "init"

  /// Returns the value of the option in a series, as its label shows it.
  package func words(of series: Series) -> String {
    switch self {
    case .loss: "\(series.objective)"
    case .model: (series.subject.learning?.model).map { "\($0)" } ?? ""
    case .optimizer: "\(series.optimizer)"
    case .schedule: "\(series.schedule)"
    case .rate: "rate \(NumberText(series.rate, .rate).plain)"
    case .batchSize: series.batchSize == .full ? "full batch" : "batch \(series.batchSize)"
    case .l2: "L2 \(NumberText(series.subject.learning?.l2 ?? 0).plain)"
    case .gradient: series.gradientMethod.rawValue
    case .noise: "noise \(NumberText(series.noise).plain)"
    case .start: "from \(series.start)"
    }
  }

  /// Returns the options in which the series differ.
  ///
  /// Optimizers have default rates of their own, so only rates that the user names count as different.
  package static func varied(among all: [Series], in training: TrainingPlan) -> [SeriesOption] {
    allCases.filter { option in
      guard option != .rate else { return training.rates.count > 1 }
      return Set(all.map(option.words)).count > 1
    }
  }
}

extension Series {
  /// Returns the values of some options, or the objective if there are none.
  package func label(naming options: [SeriesOption]) -> String {
    options.isEmpty ? "\(objective)" : options.map { $0.words(of: self) }.joined(separator: ", ")
  }
}
