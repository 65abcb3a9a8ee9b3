import Descent
import GradientKit
import Studies
import Wording

/// The names of series in a figure.
struct SeriesNames {
  /// The name of each series.
  let all: [String]
  /// The same by the names that tables have and `--label` takes.
  let byTypedName: [String: String]

  /// The names of the series of a result.
  init(_ result: CurveResult) {
    let series = result.series
    let options = SeriesOption.varied(among: series, in: result.plan.training)
    all = series.map { $0.figureName(naming: options) }
    byTypedName = Dictionary(zip(series.map(\.label), all)) { first, _ in first }
  }

  /// The name of the series at a position.
  subscript(_ index: Int) -> String { all[index] }
}

extension SeriesOption {
  /// The value of the option that a series has, as a figure says it.
  func figureName(of series: Series) -> String {
    switch self {
    case .loss: series.objective.figureName(series.subject.learning == nil ? .surface : .loss)
    case .model: series.subject.learning?.model.figureName(.model) ?? ""
    case .optimizer: series.optimizer.figureName(.optimizer)
    case .schedule: series.schedule.figureName(.schedule)
    case .rate: "rate \(NumberText(series.rate, .rate))"
    case .batchSize: series.batchSize.words
    case .l2: "L2 \(NumberText(series.subject.learning?.l2 ?? 0))"
    case .gradient: series.gradientMethod.rawValue
    case .noise: "noise \(NumberText(series.noise))"
    case .start: "from \(series.start)".withMinus
    }
  }
}

extension Series {
  /// The values of some options; the objective where there are none.
  func figureName(naming options: [SeriesOption]) -> String {
    (options.isEmpty ? [.loss] : options).map { $0.figureName(of: self) }.joined(separator: ", ")
  }
}
