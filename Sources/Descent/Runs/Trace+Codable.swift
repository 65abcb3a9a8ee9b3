import GradientKit

extension Trace: Codable {
  /// The rows by column, which takes a tenth of the space of a list of rows.
  private struct Columns: Codable {
    var step: [Int] = []
    var epoch: [Double] = []
    var losses: [Int] = []
    var gradients: [Int] = []
    var examples: [Int] = []
    var rate: [Double?] = []
    var loss: [Double?] = []
    var gradientNorm: [Double?] = []
    var trainLoss: [Double?] = []
    var trainAccuracy: [Double?] = []
    var validationLoss: [Double?] = []
    var validationAccuracy: [Double?] = []
    var seconds: [Double]?
    var parameters: [[Double]?]?
    var trainErrors: [PredictionErrors?]?
    var validationErrors: [PredictionErrors?]?

    var hasEqualCounts: Bool {
      let optional = [seconds?.count, parameters?.count, trainErrors?.count, validationErrors?.count].compactMap(\.self)
      let measured: [Int] = [
        rate, loss, gradientNorm, trainLoss, trainAccuracy, validationLoss, validationAccuracy,
      ].map(\.count)
      let counted: [Int] = [epoch.count, losses.count, gradients.count, examples.count]
      return (counted + measured + optional).allSatisfy { $0 == step.count }
    }
  }

  private enum CodingKeys: CodingKey {
    case seed, columns, verdict, stopReason, remarks, test, predictions, start, end, evaluations
  }

  /// Decodes a trace, which has no points of more than ``recordedParameterLimit`` parameters.
  ///
  /// - Throws: `DecodingError`, also if columns have different lengths.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(seed: try container.decode(UInt64.self, forKey: .seed))
    let columns = try container.decode(Columns.self, forKey: .columns)
    guard columns.hasEqualCounts else {
      throw DecodingError.dataCorruptedError(
        forKey: .columns, in: container, debugDescription: "columns of a trace have different lengths")
    }
    rows = columns.step.indices.map { index in
      func assessment(_ losses: [Double?], _ accuracies: [Double?]) -> Assessment? {
        losses[index].map { Assessment(loss: $0, accuracy: accuracies[index]) }
      }
      var counts = EvaluationCounts()
      (counts.losses, counts.gradients) = (columns.losses[index], columns.gradients[index])
      counts.examples = columns.examples[index]
      var row = Row(
        step: columns.step[index], epoch: columns.epoch[index], counts: counts, rate: columns.rate[index],
        loss: columns.loss[index], gradientNorm: columns.gradientNorm[index],
        training: assessment(columns.trainLoss, columns.trainAccuracy),
        validation: assessment(columns.validationLoss, columns.validationAccuracy),
        seconds: columns.seconds?[index] ?? 0, parameters: columns.parameters?[index])
      (row.trainingErrors, row.validationErrors) = (columns.trainErrors?[index], columns.validationErrors?[index])
      return row
    }
    verdict = try container.decode(Verdict.self, forKey: .verdict)
    stopReason = try container.decodeIfPresent(StopReason.self, forKey: .stopReason)
    remarks = try container.decode([String].self, forKey: .remarks)
    test = try container.decodeIfPresent(Assessment.self, forKey: .test)
    predictions = try container.decode([Prediction].self, forKey: .predictions)
    evaluations = try container.decodeIfPresent(EvaluationLog.self, forKey: .evaluations)
    start = try container.decodeIfPresent([Double].self, forKey: .start) ?? []
    end = try container.decodeIfPresent([Double].self, forKey: .end) ?? []
  }

  /// Encodes a trace, without points of more than ``recordedParameterLimit`` parameters.
  package func encode(to encoder: any Encoder) throws {
    var columns = Columns()
    columns.step = rows.map(\.step)
    columns.epoch = rows.map(\.epoch)
    columns.losses = rows.map(\.counts.losses)
    columns.gradients = rows.map(\.counts.gradients)
    columns.examples = rows.map(\.counts.examples)
    columns.rate = rows.map(\.rate)
    columns.loss = rows.map(\.loss)
    columns.gradientNorm = rows.map(\.gradientNorm)
    columns.trainLoss = rows.map { $0.training?.loss }
    columns.trainAccuracy = rows.map { $0.training?.accuracy }
    columns.validationLoss = rows.map { $0.validation?.loss }
    columns.validationAccuracy = rows.map { $0.validation?.accuracy }
    if rows.contains(where: { $0.seconds != 0 }) { columns.seconds = rows.map(\.seconds) }
    if rows.contains(where: { $0.parameters != nil }) { columns.parameters = rows.map(\.parameters) }
    if rows.contains(where: { $0.trainingErrors != nil }) { columns.trainErrors = rows.map(\.trainingErrors) }
    if rows.contains(where: { $0.validationErrors != nil }) { columns.validationErrors = rows.map(\.validationErrors) }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(seed, forKey: .seed)
    try container.encode(columns, forKey: .columns)
    try container.encode(verdict, forKey: .verdict)
    try container.encodeIfPresent(stopReason, forKey: .stopReason)
    try container.encode(remarks, forKey: .remarks)
    try container.encodeIfPresent(test, forKey: .test)
    try container.encode(predictions, forKey: .predictions)
    try container.encodeIfPresent(evaluations, forKey: .evaluations)
    if start.count <= Self.recordedParameterLimit { try container.encode(start, forKey: .start) }
    if end.count <= Self.recordedParameterLimit { try container.encode(end, forKey: .end) }
  }
}
