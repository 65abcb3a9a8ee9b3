package import Descent
import GradientKit
import Wording

/// The models' predictions for the examples, before and after training.
package struct FitStudy: Study {
  package typealias View = FitView

  package static let name = "fit"

  /// The maximum number of drawn examples; a larger set is thinned out evenly.
  private static let mostExamples = 2000
  /// The number of grid points for a line, and per feature for regions and planes.
  private static let (linePlaces, regionPlaces, planePlaces) = (241, 121, 61)
  /// The margin of the grid beyond the examples, as a share of their range.
  private static let margin = 0.04
  /// The maximum number of series that share a panel, and of panels.
  private static let (mostLines, mostPanels) = (8, 4)

  package let plan: FitPlan
  private let curves: CurveStudy
  private let dataset: Dataset
  /// The affine map of each series' linear model of images; empty if any series has none.
  private let affineMaps: [AffineMap]

  package init(_ plan: FitPlan, in laboratory: Laboratory) throws {
    guard let learning = plan.curves.problem.subject.learning else {
      throw ViewError("fit draws examples with what a model says of them; a surface has none: use path or landscape")
    }
    guard plan.curves.training.seedCount == 1 else {
      throw ViewError("fit draws one run of each series; leave --seeds out, and choose the run with --seed")
    }
    curves = try CurveStudy(plan.curves, in: laboratory)
    self.plan = FitPlan(curves: curves.plan)
    dataset = try laboratory.dataset(learning.data, seed: plan.seed)
    guard case .images = dataset.kind, !curves.facts.classes.isEmpty else {
      affineMaps = []
      return
    }
    let (inputs, classes) = (curves.facts.features, curves.facts.classes.count)
    let maps = try curves.series.compactMap { series -> AffineMap? in
      guard let learning = series.subject.learning,
        let loss = try laboratory.catalog.loss(learning.loss) as? any ClassificationLoss
      else { return nil }
      let outputs = try loss.scoreCount(classes: classes)
      return try laboratory.catalog.model(learning.model).affineMap(inputs: inputs, outputs: outputs)
    }
    affineMaps = maps.count == curves.series.count ? maps : []
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }
  package var memory: MemoryNeed { curves.memory }

  private var hasClasses: Bool { !facts.classes.isEmpty }

  package func check(_ view: FitView) throws {
    let forms = FitResult.forms(
      features: facts.features, hasClasses: hasClasses, hasTemplates: !affineMaps.isEmpty)
    if let form = view.form, !forms.contains(form) {
      let choices = forms.map(\.rawValue).listed
      throw ViewError("--as \(form.rawValue) \(Self.need(of: form)); here it is \(choices)")
    }
    let (count, form) = (curves.series.count, view.form ?? forms[0])
    let most =
      switch form {
      case .line: facts.classes.count > 2 ? Self.mostPanels : Self.mostLines
      case .templates: 1
      case .regions, .plane, .predictions, .residuals, .confusion: Self.mostPanels
      }
    guard count <= most else {
      let remedy = form == .templates ? "one model has templates" : "at most \(most) have room"
      throw ViewError("fit would draw \(count) series; \(remedy), so give fewer losses, models, optimizers or rates")
    }
  }

  /// Returns what a form requires of the examples.
  private static func need(of form: FitView.Form) -> String {
    switch form {
    case .line: "needs one feature"
    case .regions: "needs two features, and classes"
    case .plane: "needs two features, and numbers to predict"
    case .predictions, .residuals: "needs numbers to predict"
    case .templates: "needs images and a linear model"
    case .confusion: "needs classes"
    }
  }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> FitResult {
    var runs = try curves.result(by: engine, observing: observer)
    let points = runs.series.map { (start: $0.traces.first?.start ?? [], end: $0.traces.first?.end ?? []) }
    for index in runs.series.indices {
      for trace in runs.series[index].traces.indices { runs.series[index].traces[trace].keepEpochs() }
    }
    var result = FitResult(plan: plan, runs: runs)
    let table = dataset.training.features
    let labels = try labels(for: dataset.training.targets)
    let split = try Split(
      count: table.count, labels: hasClasses ? labels.map { Int32($0) } : nil, share: validationShare, seed: plan.seed)
    if facts.features <= 2 {
      result.features = (0..<facts.features).map { index in
        index < dataset.featureNames.count ? dataset.featureNames[index] : "x\(index + 1)"
      }
      result.grid = grid(of: table)
    }
    if case .file(let file) = plan.data, let target = file.target, Int(target) == nil { result.target = target }
    if case .images(let width, let height, let channels, _) = dataset.kind {
      result.image = .init(width: width, height: height, channels: channels)
    }
    let held = Set(split.validation)
    let all = (split.training + split.validation).sorted()
    let stride = max(1, (all.count + Self.mostExamples - 1) / Self.mostExamples)
    let shown = all.indices.filter { $0.isMultiple(of: stride) }.map { all[$0] }
    result.examples = shown.map { row in
      FitResult.Example(
        features: facts.features <= 2 ? Self.row(Int(row), of: table) : [], actual: labels[Int(row)],
        isValidation: held.contains(row))
    }
    let assessed = split.validation.isEmpty ? split.training : split.validation
    result.fits = try runs.series.indices.map { index in
      try fit(
        runs.series[index], at: points[index], of: result, rows: shown, assessed: assessed, labels: labels,
        map: affineMaps.isEmpty ? nil : affineMaps[index])
    }
    return result
  }

  private var validationShare: Double {
    plan.curves.problem.subject.learning?.validationShare ?? dataset.defaultValidationShare
  }

  /// Returns the number to predict for each example, or the index of its class.
  private func labels(for targets: Targets) throws -> [Double] {
    switch targets {
    case .labels(let labels, _): return labels.map { Double($0) }
    case .numbers(let values):
      guard hasClasses else { return values }
      let distinct = Set(values).sorted()
      let places = Dictionary(zip(distinct, distinct.indices)) { first, _ in first }
      return values.map { Double(places[$0] ?? 0) }
    }
  }

  private static func row(_ row: Int, of table: FeatureTable) -> [Double] {
    (0..<table.width).map { table[row, $0] }
  }

  /// Returns evenly spaced values along each feature that cover the examples, the rows to predict, and a margin.
  private func grid(of table: FeatureTable) -> [[Double]] {
    let count = table.width == 1 ? Self.linePlaces : hasClasses ? Self.regionPlaces : Self.planePlaces
    return (0..<table.width).map { column in
      let asked = plan.curves.predictions.map { $0[column] }
      let values = ((0..<table.count).map { table[$0, column] } + asked).filter(\.isFinite)
      var (low, high) = (values.min() ?? 0, values.max() ?? 1)
      let space = high > low ? (high - low) * Self.margin : max(1, low.magnitude) / 2
      (low, high) = (low - space, high + space)
      return (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
    }
  }

  // MARK: Predictions

  private func fit(
    _ series: Series, at points: (start: [Double], end: [Double]), of result: FitResult, rows: [Int32],
    assessed: [Int32], labels: [Double], map: AffineMap?
  ) throws -> FitResult.Fit {
    let laboratory = curves.laboratory
    let problem = try laboratory.problem(
      series.subject, start: series.start, seed: plan.seed, workers: Workers(count: 1))
    guard let risk = problem.training else { throw StudyError.nothingToLearn }
    let table = dataset.training.features
    let start = points.start.count == problem.start.count ? points.start : problem.start
    var fit = FitResult.Fit(outputs: risk.predict(Self.row(0, of: table), at: start).count)
    let areLogarithms =
      try series.subject.learning.map {
        try laboratory.catalog.loss($0.loss).predictsLogarithms
      } ?? false
    func answer(at point: [Double], isEnd: Bool) throws -> FitResult.Answer {
      var answer = FitResult.Answer()
      if result.grid.count == 1 || isEnd && result.grid.count == 2 {
        let across = result.grid[0].count
        let places = result.grid.reduce(1) { $0 * $1.count }
        let scores = try Workers(count: laboratory.cores).results(places) { place in
          let features = [result.grid[0][place % across]] + result.grid.dropFirst().map { $0[place / across] }
          return risk.predict(features, at: point)
        }
        if result.grid.count == 2, hasClasses {
          answer.classes = scores.map(FitResult.predictedClass)
          answer.scores = scores.map(Self.margin(of:))
        } else {
          answer.scores = scores.flatMap(\.self)
        }
      }
      answer.predictions = try Workers(count: laboratory.cores).results(rows.count) { index in
        let scores = risk.predict(Self.row(Int(rows[index]), of: table), at: point)
        return hasClasses ? Double(FitResult.predictedClass(scores)) : scores[0]
      }
      if areLogarithms {
        answer.scores = answer.scores.map { Double.exp($0) }
        answer.predictions = answer.predictions.map { Double.exp($0) }
      }
      return answer
    }
    fit.before = try answer(at: start, isEnd: false)
    let isLost = series.traces.first?.verdict.isDiverged ?? true
    let end = points.end
    guard !isLost, end.count == start.count, end.allSatisfy(\.isFinite) else { return fit }
    let after = try answer(at: end, isEnd: true)
    guard after.scores.allSatisfy(\.isFinite), after.predictions.allSatisfy(\.isFinite) else { return fit }
    fit.after = after
    if let map {
      let width = table.width
      fit.templates = (0..<fit.outputs).map { output in
        Array(end[map.weights + output * width..<map.weights + (output + 1) * width])
      }
    }
    guard hasClasses else { return fit }
    let predicted = try Workers(count: laboratory.cores).results(assessed.count) { index in
      FitResult.predictedClass(risk.predict(Self.row(Int(assessed[index]), of: table), at: end))
    }
    fit.confusion = [Int](repeating: 0, count: facts.classes.count * facts.classes.count)
    for (row, label) in zip(assessed, predicted) {
      fit.confusion[Int(labels[Int(row)]) * facts.classes.count + label] += 1
    }
    return fit
  }

  /// Returns the difference between the two highest scores, or the magnitude of a single score, rounded to six digits.
  private static func margin(of scores: [Double]) -> Double {
    guard scores.count > 1 else { return (scores.first ?? 0).magnitude.rounded(toDigits: 6) }
    let sorted = scores.sorted()
    return (sorted[sorted.count - 1] - sorted[sorted.count - 2]).rounded(toDigits: 6)
  }
}

extension Trace {
  /// Keeps the first and the last row and those at the start of an epoch; only the last keeps its parameters.
  fileprivate mutating func keepEpochs() {
    let last = rows.indices.last
    rows = rows.indices.filter { $0 == 0 || $0 == last || rows[$0].training != nil }.map { rows[$0] }
    for index in rows.indices.dropLast() { rows[index].parameters = nil }
    (start, end) = ([], [])
  }
}
