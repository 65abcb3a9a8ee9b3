package import Descent
package import Wording

/// The result of a ``FitPlan``.
package struct FitResult: Sendable, Codable {
  /// An example that is drawn.
  package struct Example: Sendable, Codable, Equatable {
    /// The features in the units of the data if there are one or two, else empty.
    package var features: [Double]
    /// The number to predict, or the index of the class.
    package var actual: Double
    /// Whether the example is held out.
    package var isValidation: Bool

    /// Creates an example.
    package init(features: [Double], actual: Double, isValidation: Bool) {
      self.features = features
      self.actual = actual
      self.isValidation = isValidation
    }
  }

  /// The predictions of a model at one point of its training.
  package struct Answer: Sendable, Codable, Equatable {
    /// The scores on the grid, point after point; for classes over two features, the margin of the predicted class: the
    /// distance of its score from the next.
    package var scores: [Double] = []
    /// The predicted classes on a grid over two features.
    package var classes: [Int] = []
    /// The predicted number of each example, or the index of its predicted class.
    package var predictions: [Double] = []

    /// Creates an answer without predictions.
    package init() {}
  }

  /// The predictions of one series' model.
  package struct Fit: Sendable, Codable, Equatable {
    /// The number of scores.
    package var outputs: Int
    /// The predictions before training.
    package var before = Answer()
    /// The predictions after training; `nil` if the run diverged.
    package var after: Answer?
    /// The confusion matrix of the assessed examples after training, row by row, one row per actual class; empty for
    /// regression.
    package var confusion: [Int] = []
    /// The weights of each score after training, for a linear model of images; else empty.
    package var templates: [[Double]] = []

    /// Creates a fit without answers.
    package init(outputs: Int) { self.outputs = outputs }
  }

  /// The size of examples that are images.
  package struct Image: Sendable, Codable, Equatable {
    /// The width in pixels.
    package var width: Int
    /// The height in pixels.
    package var height: Int
    /// The number of channels: 1 for grey, 3 for red, green and blue, stored as consecutive planes.
    package var channels: Int

    /// Creates a size.
    package init(width: Int, height: Int, channels: Int) {
      self.width = width
      self.height = height
      self.channels = channels
    }
  }

  /// The plan.
  package var plan: FitPlan
  /// The runs, with one row per epoch.
  package var runs: CurveResult
  /// The names of the features if there are one or two.
  package var features: [String] = []
  /// The name of the predicted quantity.
  package var target = "y"
  /// The grid's values along each feature if there are one or two.
  package var grid: [[Double]] = []
  /// The size of examples that are images.
  package var image: Image?
  /// The drawn examples: all, or an evenly spaced subset.
  package var examples: [Example] = []
  /// The models' predictions, one per series.
  package var fits: [Fit] = []

  /// Creates a result without examples.
  package init(plan: FitPlan, runs: CurveResult) {
    self.plan = plan
    self.runs = runs
  }

  /// Facts about the examples.
  package var facts: ProblemFacts { runs.facts }
  /// The classes; empty for regression.
  package var classes: [String] { facts.classes }
  /// Whether the confusion matrix counts validation examples; else it counts training examples.
  package var assessesValidation: Bool { facts.validationCount > 0 }
  /// The approximate number of numbers in the result.
  package var numberCount: Int {
    runs.numberCount + 4 * examples.count
      + fits.reduce(0) { sum, fit in
        let answers = [fit.before, fit.after].compactMap(\.self)
        return sum + fit.templates.joined().count
          + answers.reduce(0) { $0 + $1.scores.count + $1.classes.count + $1.predictions.count }
      }
  }

  /// The ways to draw the result, the most suitable first.
  package var forms: [FitView.Form] {
    Self.forms(
      features: facts.features, hasClasses: !classes.isEmpty,
      hasTemplates: image != nil && fits.allSatisfy { !$0.templates.isEmpty })
  }

  static func forms(features: Int, hasClasses: Bool, hasTemplates: Bool) -> [FitView.Form] {
    switch (features, hasClasses) {
    case (1, false): [.line, .predictions, .residuals]
    case (2, false): [.plane, .predictions, .residuals]
    case (_, false): [.predictions, .residuals]
    case (1, true): [.line, .confusion]
    case (2, true): [.regions, .confusion]
    case (_, true): hasTemplates ? [.templates, .confusion] : [.confusion]
    }
  }

  /// Returns the way in which a view draws the result.
  package func form(of view: FitView) -> FitView.Form {
    let forms = forms
    return view.form.flatMap { forms.contains($0) ? $0 : nil } ?? forms[0]
  }
}

extension FitResult: StoredResult {
  /// Whether the lengths of all lists match the grid, the examples and the classes.
  package var isConsistent: Bool {
    let count = features.count
    guard runs.isConsistent, fits.count == runs.series.count, count == grid.count, count <= 2,
      facts.features > 2 ? count == 0 : count == facts.features,
      examples.allSatisfy({ $0.features.count == count && isTarget($0.actual) }),
      grid.allSatisfy({ $0.count > 1 && $0.count <= 10_000 })
    else { return false }
    let asked = runs.series.flatMap(\.traces).flatMap(\.predictions)
    guard asked.allSatisfy({ $0.features.count >= count && !$0.before.isEmpty && !$0.after.isEmpty }) else {
      return false
    }
    if let image {
      let sizes = [image.width, image.height, image.channels]
      guard sizes.allSatisfy({ (1...4096).contains($0) }) else { return false }
    }
    return fits.allSatisfy(isConsistent)
  }

  private func isTarget(_ value: Double) -> Bool {
    classes.isEmpty || classes.indices.contains { Double($0) == value }
  }

  private func isConsistent(_ fit: Fit) -> Bool {
    let outputs = [fit.outputs == 1, fit.outputs == classes.count && classes.count > 1]
    guard classes.isEmpty || fit.outputs == 1 ? outputs[0] : outputs[1] else { return false }
    if let image, !fit.templates.isEmpty {
      let size = image.width * image.height * image.channels
      guard fit.templates.count == fit.outputs, fit.templates.allSatisfy({ $0.count == size }) else { return false }
    } else if !fit.templates.isEmpty {
      return false
    }
    guard fit.confusion.isEmpty || fit.confusion.count == classes.count * classes.count,
      fit.confusion.allSatisfy(StoredNumber.counts.contains)
    else { return false }
    let places = grid.isEmpty ? 0 : grid.reduce(1) { $0 * $1.count }
    return [(fit.before, false), (fit.after, true)].allSatisfy { answer, isAfter in
      guard let answer else { return true }
      let hasGrid = grid.count == 1 || isAfter
      let hasRegions = grid.count == 2 && !classes.isEmpty
      return answer.predictions.count == examples.count && answer.predictions.allSatisfy(isTarget)
        && answer.scores.count == (hasGrid ? places * (hasRegions ? 1 : fit.outputs) : 0)
        && answer.classes.count == (hasGrid && hasRegions ? places : 0)
        && answer.classes.allSatisfy(classes.indices.contains)
    }
  }
}

extension FitResult {
  /// A grid point or an example, with one model's prediction before or after training.
  private struct Row {
    let series: Series
    let state: String
    let part: String
    let features: [Double]
    let actual: Double?
    let prediction: Double?
    let scores: [Double]
  }

  /// Returns the numbers behind a figure of one form.
  package func table(_ form: FitView.Form) -> Table {
    switch form {
    case .templates: templateTable
    case .confusion: confusionTable
    case .line, .regions, .plane, .predictions, .residuals:
      answerTable(withGrid: [.line, .regions, .plane].contains(form))
    }
  }

  /// Returns a table with one row per grid point and per example, before and after training.
  private func answerTable(withGrid: Bool) -> Table {
    let outputs = grid.count == 1 && !classes.isEmpty ? fits.map(\.outputs).max() ?? 0 : 0
    return Table(zip(runs.series, fits).lazy.flatMap { rows(of: $0, $1, withGrid: withGrid) }) {
      Column("series") { $0.series.label }
      Column("seed") { $0.series.traces.first?.seed }
      Column("state") { $0.state }
      Column("part") { $0.part }
      for index in features.indices { Column("x\(index + 1)") { $0.features[index] } }
      if classes.isEmpty {
        Column("actual") { $0.actual }
        Column("prediction") { $0.prediction }
      } else {
        Column("actual") { name($0.actual) }
        Column("prediction") { name($0.prediction) }
        for index in 0..<outputs {
          Column("score\(index)") { index < $0.scores.count ? $0.scores[index] : nil }
        }
      }
    }
  }

  private func name(_ label: Double?) -> String? { label.map { classes[Int($0)] } }

  private func rows(of series: Series, _ fit: Fit, withGrid: Bool) -> [Row] {
    [("before", fit.before), ("after", fit.after)].flatMap { state, answer -> [Row] in
      guard let answer else { return [] }
      var rows: [Row] = []
      let (hasScores, hasRegions) = (grid.count == 1 && !classes.isEmpty, !answer.classes.isEmpty)
      let width = hasRegions ? 1 : fit.outputs
      for place in 0..<(withGrid ? answer.scores.count / max(1, width) : 0) {
        let scores = Array(answer.scores[place * width..<(place + 1) * width])
        let columns = grid[0].count
        rows.append(
          Row(
            series: series, state: state, part: "grid",
            features: grid.count == 1 ? [grid[0][place]] : [grid[0][place % columns], grid[1][place / columns]],
            actual: nil,
            prediction: hasRegions
              ? Double(answer.classes[place]) : hasScores ? Double(Self.predictedClass(scores)) : scores[0],
            scores: hasScores ? scores : []))
      }
      return rows
        + zip(examples, answer.predictions).map { example, prediction in
          Row(
            series: series, state: state, part: example.isValidation ? "validation" : "training",
            features: example.features, actual: example.actual, prediction: prediction, scores: [])
        }
    }
  }

  /// Returns the class with the highest score, the first of equals; a single score means class 1 if positive.
  static func predictedClass(_ scores: [Double]) -> Int {
    guard scores.count > 1 else { return (scores.first ?? 0) > 0 ? 1 : 0 }
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    return best
  }

  /// One row per weight.
  private var templateTable: Table {
    let size = image ?? Image(width: 1, height: 1, channels: 1)
    let rows = zip(runs.series, fits).lazy.flatMap { series, fit in
      fit.templates.enumerated().lazy.flatMap { output, weights in
        weights.enumerated().lazy.map { (series: series, output: output, index: $0, weight: $1) }
      }
    }
    return Table(rows) {
      Column("series") { $0.series.label }
      Column("seed") { $0.series.traces.first?.seed }
      Column("class") { fits.first?.outputs == 1 ? classes.last : classes[$0.output] }
      Column("channel") { $0.index / (size.width * size.height) }
      Column("row") { $0.index / size.width % size.height }
      Column("column") { $0.index % size.width }
      Column("weight") { $0.weight }
    }
  }

  /// One row per pair of classes.
  private var confusionTable: Table {
    let rows = zip(runs.series, fits).lazy.flatMap { series, fit in
      fit.confusion.enumerated().lazy.map { (series: series, pair: $0, count: $1) }
    }
    return Table(rows) {
      Column("series") { $0.series.label }
      Column("seed") { $0.series.traces.first?.seed }
      Column("part") { _ in assessesValidation ? "validation" : "training" }
      Column("actual") { classes[$0.pair / classes.count] }
      Column("prediction") { classes[$0.pair % classes.count] }
      Column("count") { $0.count }
    }
  }
}
