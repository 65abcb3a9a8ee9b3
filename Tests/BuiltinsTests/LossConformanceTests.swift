import GradientKit
import TestSupport
import Testing

/// The requirements on every loss; one row per loss, and more for settings that change the formula.
struct LossConformanceTests {
  static let rows = TestedComponents.specs(
    of: .loss, and: ["svm:delta=0", "svm:delta=2.5", "squared-svm:delta=0.5", "huber:delta=0.3"])

  /// A batch of examples and a loss's results on it.
  private struct Judged {
    var losses: [Double]
    var slopes: [Double]
  }

  private func evaluate<L: ClassificationLoss>(_ loss: L, _ scores: [Double], _ labels: [Int32]) -> Judged {
    // The previous contents must not matter.
    var losses = [Double](repeating: .nan, count: labels.count)
    var slopes = [Double](repeating: .nan, count: scores.count)
    var lossSpan = losses.mutableSpan
    var slopeSpan = slopes.mutableSpan
    loss.evaluate(scores.span, labels: labels.span, losses: &lossSpan, slopes: &slopeSpan)
    return Judged(losses: losses, slopes: slopes)
  }

  private func evaluate<L: RegressionLoss>(_ loss: L, _ predictions: [Double], _ targets: [Double]) -> Judged {
    var losses = [Double](repeating: .nan, count: targets.count)
    var slopes = [Double](repeating: .nan, count: targets.count)
    var lossSpan = losses.mutableSpan
    var slopeSpan = slopes.mutableSpan
    loss.evaluate(predictions.span, against: targets.span, losses: &lossSpan, slopes: &slopeSpan)
    return Judged(losses: losses, slopes: slopes)
  }

  /// Returns the numbers of classes to test with, of those that the loss accepts.
  private func classCounts(_ loss: any ClassificationLoss) -> [Int] {
    [2, 3, 4, 5, 10].filter { (try? loss.scoreCount(classes: $0)) != nil }
  }

  private func randomBatch(
    _ count: Int, classes: Int, width: Int, spread: Double = 3
  ) -> (scores: [Double], labels: [Int32]) {
    var random = RandomSource(seed: UInt64(classes), for: .check)
    let labels = (0..<count).map { _ in Int32(random.index(below: classes)) }
    return ((0..<count * width).map { _ in spread * random.normal() }, labels)
  }

  @Test(arguments: rows)
  func `losses and slopes are finite at scores as large as 30`(spec: String) throws {
    let ends = [-30.0, 0, 30]
    switch try TestedComponents.catalog.loss(Spec(spec)) {
    case let loss as any RegressionLoss:
      for prediction in ends {
        for target in ends {
          let judged = evaluate(loss, [prediction], [target])
          #expect(judged.losses[0].isFinite && judged.slopes[0].isFinite)
          #expect(loss.value(prediction, target).isFinite)
        }
      }
    case let loss as any ClassificationLoss:
      for classes in classCounts(loss) where classes <= 3 {
        let width = try loss.scoreCount(classes: classes)
        for code in 0..<Int(Double.pow(3, width)) {
          var (rest, scores) = (code, [Double]())
          for _ in 0..<width {
            scores.append(ends[rest % 3])
            rest /= 3
          }
          for label in 0..<Int32(classes) {
            let judged = evaluate(loss, scores, [label])
            #expect(judged.losses[0].isFinite && judged.losses[0] >= 0)
            #expect(judged.slopes.allSatisfy { $0.isFinite })
            #expect(loss.value(Scores(scores), Int(label)).isFinite)
          }
        }
      }
    default: Issue.record("\(spec) is no kind of loss")
    }
  }

  @Test(arguments: rows)
  func `slopes agree with central differences of the formula, and losses with its values`(spec: String) throws {
    switch try TestedComponents.catalog.loss(Spec(spec)) {
    case let loss as any RegressionLoss:
      var random = RandomSource(seed: 1, for: .check)
      for _ in 0..<200 {
        let (prediction, target) = (3 * random.normal(), 3 * random.normal())
        let judged = evaluate(loss, [prediction], [target])
        #expect(Differences.largest(judged.losses, [loss.value(prediction, target)]) < 1e-14)
        let numeric = Differences.gradient(at: [prediction]) { loss.value($0[0], target) }
        #expect(Differences.largest(judged.slopes, numeric) < 1e-7, "\(prediction) against \(target)")
      }
    case let loss as any ClassificationLoss:
      for classes in classCounts(loss) {
        let width = try loss.scoreCount(classes: classes)
        let (scores, labels) = randomBatch(40, classes: classes, width: width)
        for (example, label) in labels.enumerated() {
          let row = Array(scores[example * width..<(example + 1) * width])
          let judged = evaluate(loss, row, [label])
          #expect(Differences.largest(judged.losses, [loss.value(Scores(row), Int(label))]) < 1e-13)
          let numeric = Differences.gradient(at: row) { loss.value(Scores($0), Int(label)) }
          #expect(Differences.largest(judged.slopes, numeric) < 1e-7, "\(row) with label \(label)")
        }
      }
    default: Issue.record("\(spec) is no kind of loss")
    }
  }

  @Test(arguments: rows)
  func `slopes change along tangents of the scores as central differences of them say`(spec: String) throws {
    var random = RandomSource(seed: 3, for: .check)
    switch try TestedComponents.catalog.loss(Spec(spec)) {
    case let loss as any RegressionLoss:
      let predictions = (0..<50).map { _ in 3 * random.normal() }
      let (targets, tangents) = (predictions.map { _ in 3 * random.normal() }, predictions.map { _ in random.normal() })
      var found = [Double](repeating: .nan, count: 50)
      var span = found.mutableSpan
      loss.evaluateTangents(predictions.span, against: targets.span, tangents: tangents.span, slopeTangents: &span)
      let numeric = Differences.directional(at: predictions, along: tangents) { evaluate(loss, $0, targets).slopes }
      #expect(Differences.largest(found, numeric) < 1e-7)
    case let loss as any ClassificationLoss:
      for classes in classCounts(loss) {
        let (scores, labels) = randomBatch(40, classes: classes, width: try loss.scoreCount(classes: classes))
        let tangents = scores.map { _ in random.normal() }
        var found = [Double](repeating: .nan, count: scores.count)
        var span = found.mutableSpan
        loss.evaluateTangents(scores.span, labels: labels.span, tangents: tangents.span, slopeTangents: &span)
        let numeric = Differences.directional(at: scores, along: tangents) { evaluate(loss, $0, labels).slopes }
        #expect(Differences.largest(found, numeric) < 1e-7)
      }
    default: Issue.record("\(spec) is no kind of loss")
    }
  }

  @Test(arguments: rows)
  func `a batch is the sum of singles, to the bit`(spec: String) throws {
    switch try TestedComponents.catalog.loss(Spec(spec)) {
    case let loss as any RegressionLoss:
      var random = RandomSource(seed: 2, for: .check)
      for count in [1, 2, 3, 17] {
        let predictions = (0..<count).map { _ in 3 * random.normal() }
        let targets = (0..<count).map { _ in 3 * random.normal() }
        let batch = evaluate(loss, predictions, targets)
        let singles = zip(predictions, targets).map { evaluate(loss, [$0], [$1]) }
        #expect(batch.losses == singles.flatMap(\.losses))
        #expect(batch.slopes == singles.flatMap(\.slopes))
      }
    case let loss as any ClassificationLoss:
      for classes in classCounts(loss) {
        let width = try loss.scoreCount(classes: classes)
        for count in [1, 2, 3, 17] {
          let (scores, labels) = randomBatch(count, classes: classes, width: width)
          let batch = evaluate(loss, scores, labels)
          let singles = labels.indices.map {
            evaluate(loss, Array(scores[$0 * width..<($0 + 1) * width]), [labels[$0]])
          }
          #expect(batch.losses == singles.flatMap(\.losses))
          #expect(batch.slopes == singles.flatMap(\.slopes))
        }
      }
    default: Issue.record("\(spec) is no kind of loss")
    }
  }

  @Test(arguments: rows)
  func `renaming the classes renames the slopes`(spec: String) throws {
    guard let loss = try TestedComponents.catalog.loss(Spec(spec)) as? any ClassificationLoss else { return }
    var random = RandomSource(seed: 3, for: .check)
    for classes in classCounts(loss) {
      let width = try loss.scoreCount(classes: classes)
      let (scores, labels) = randomBatch(20, classes: classes, width: width)
      for (example, label) in labels.enumerated() {
        let row = Array(scores[example * width..<(example + 1) * width])
        let judged = evaluate(loss, row, [label])
        if width == 1 {
          // One score for two classes: for the other class its sign is reversed.
          let mirrored = evaluate(loss, [-row[0]], [1 - label])
          #expect(Differences.largest(mirrored.losses, judged.losses) < 1e-14)
          #expect(Differences.largest(mirrored.slopes, judged.slopes.map { -$0 }) < 1e-14)
        } else {
          var order = Array(0..<classes)
          random.shuffle(&order)
          let newLabel = Int32(order.firstIndex(of: Int(label)) ?? 0)
          let renamed = evaluate(loss, order.map { row[$0] }, [newLabel])
          #expect(Differences.largest(renamed.losses, judged.losses) < 1e-13)
          #expect(Differences.largest(renamed.slopes, order.map { judged.slopes[$0] }) < 1e-13)
        }
      }
    }
  }

  // The squared loss is excluded: by its formula, a score above 1 increases it again.
  @Test(arguments: rows.filter { Spec($0).name != "squared" })
  func `a higher score for the right class never costs more`(spec: String) throws {
    guard let loss = try TestedComponents.catalog.loss(Spec(spec)) as? any ClassificationLoss else { return }
    for classes in classCounts(loss) where try loss.scoreCount(classes: classes) == classes {
      let (scores, labels) = randomBatch(40, classes: classes, width: classes)
      let slopes = evaluate(loss, scores, labels).slopes
      for (example, label) in labels.enumerated() { #expect(slopes[example * classes + Int(label)] <= 0) }
    }
  }

  @Test(arguments: rows)
  func `a score that is no number never looks like a good one`(spec: String) throws {
    switch try TestedComponents.catalog.loss(Spec(spec)) {
    case let loss as any RegressionLoss:
      #expect(!evaluate(loss, [.nan], [1]).losses[0].isFinite)
    case let loss as any ClassificationLoss:
      for classes in classCounts(loss) {
        let width = try loss.scoreCount(classes: classes)
        for missing in 0..<width {
          var row = [Double](repeating: -1, count: width)
          row[missing] = .nan
          for label in 0..<Int32(classes) {
            #expect(!evaluate(loss, row, [label]).losses[0].isFinite, "score \(missing), label \(label)")
          }
        }
      }
    default: Issue.record("\(spec) is no kind of loss")
    }
  }

  @Test(arguments: rows)
  func `no curvature is above the one that rates are taken from`(spec: String) throws {
    let loss = try TestedComponents.catalog.loss(Spec(spec))
    #expect(loss.curvature > 0 && loss.curvature.isFinite)
    // Losses with kinks have no curvature bound, and that of the squared hinge grows with the number of classes; their
    // curvature is only an estimate.
    guard ["mse", "softmax", "logistic", "huber"].contains(Spec(spec).name) else { return }
    var random = RandomSource(seed: 4, for: .check)
    for _ in 0..<200 {
      let width =
        switch loss {
        case let loss as any ClassificationLoss: try loss.scoreCount(classes: 2)
        default: 1
        }
      let point = (0..<width).map { _ in 2 * random.normal() }
      let direction = (0..<width).map { _ in random.normal() }
      let length = Double.sqrt(direction.reduce(0) { $0 + $1 * $1 })
      func value(_ t: Double) -> Double {
        let moved = zip(point, direction).map { $0 + t * $1 / length }
        return switch loss {
        case let loss as any RegressionLoss: loss.value(moved[0], 0.5)
        case let loss as any ClassificationLoss: loss.value(Scores(moved), 0)
        default: .nan
        }
      }
      let bend = (value(1e-3) - 2 * value(0) + value(-1e-3)) / 1e-6
      #expect(bend <= loss.curvature * (1 + 1e-6) + 1e-8)
    }
  }
}
