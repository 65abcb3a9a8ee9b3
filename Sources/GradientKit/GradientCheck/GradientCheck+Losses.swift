extension GradientCheck {
  /// Checks the losses and slopes of a regression loss on a batch of seeded predictions and targets.
  ///
  /// The values include all pairs of 0, ±1 and ±30, so that prediction and target are also equal.
  public func report(on loss: some RegressionLoss) -> GradientReport {
    var random = RandomSource(seed: seed, for: .check)
    let corners = [0.0, 1, -1, 30, -30]
    var pairs = corners.flatMap { prediction in corners.map { (prediction, $0) } }
    for _ in 0..<25 { pairs.append((3 * random.normal(), 3 * random.normal())) }
    for label in [0.0, 1, -1] { pairs.append((random.normal(), label)) }
    let (predictions, targets) = (pairs.map(\.0), pairs.map(\.1))
    var losses = [Double](repeating: .nan, count: pairs.count)
    var slopes = losses
    do {
      var lossSpan = losses.mutableSpan
      var slopeSpan = slopes.mutableSpan
      loss.evaluate(predictions.span, against: targets.span, losses: &lossSpan, slopes: &slopeSpan)
    }
    var report = GradientReport()
    for (index, (prediction, target)) in pairs.enumerated() {
      let place = "at prediction \(prediction), target \(target)"
      let here = loss.value(prediction, target)
      report.add(compare(loss: losses[index], formula: here, place: place))
      report.add(
        compare(slope: slopes[index], at: prediction, place: place, here: here) { loss.value($0, target) })
    }
    return report
  }

  /// Checks the losses and slopes of a classification loss on batches for two, three and five classes and every label,
  /// at seeded scores near 1 and near 10 and at equal scores.
  ///
  /// - Throws: ``SettingError`` if the loss supports none of these numbers of classes.
  public func report(on loss: some ClassificationLoss) throws -> GradientReport {
    var report = GradientReport()
    var refusal: (any Error)?
    for classes in [2, 3, 5] {
      do {
        add(loss, classes: classes, width: try loss.scoreCount(classes: classes), to: &report)
      } catch {
        refusal = error
      }
    }
    if let refusal, report.compared == 0 { throw refusal }
    return report
  }

  private func add(_ loss: some ClassificationLoss, classes: Int, width: Int, to report: inout GradientReport) {
    var random = RandomSource(seed: seed &+ UInt64(classes), for: .check)
    var rows: [(scores: [Double], label: Int)] = []
    for label in 0..<classes {
      for scale in [1.0, 1, 10, 10] {
        rows.append(((0..<width).map { _ in scale * random.normal() }, label))
      }
      rows.append(([Double](repeating: 0, count: width), label))
    }
    let scores = rows.flatMap(\.scores)
    let labels = rows.map { Int32($0.label) }
    var losses = [Double](repeating: .nan, count: rows.count)
    var slopes = [Double](repeating: .nan, count: scores.count)
    do {
      var lossSpan = losses.mutableSpan
      var slopeSpan = slopes.mutableSpan
      loss.evaluate(scores.span, labels: labels.span, losses: &lossSpan, slopes: &slopeSpan)
    }
    for (index, row) in rows.enumerated() {
      let here = loss.value(Scores(row.scores), row.label)
      let place = "at scores \(row.scores), label \(row.label)"
      report.add(compare(loss: losses[index], formula: here, place: place))
      for score in 0..<width {
        let entry = compare(
          slope: slopes[index * width + score], at: row.scores[score], place: "by score \(score) \(place)", here: here
        ) {
          var moved = Scores(row.scores)
          moved[score] = $0
          return loss.value(moved, row.label)
        }
        report.add(entry)
      }
    }
  }
}
