import Descent
import GradientKit

/// The traces stored for a key: that of a run, or of each of its lengths.
struct StoredTraces: Sendable {
  var traces: [RunLength: Trace] = [:]

  /// The encoded traces, by ascending length.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(byte: Self.version)
    writer.write(traces.count)
    for (length, trace) in ordered {
      writer.write(byte: length.isEpochs ? 1 : 0)
      writer.write(length.count)
      writer.write(trace)
    }
    return writer.packed
  }

  private static let version: UInt8 = 2

  /// Creates an empty collection.
  init() {}

  /// Creates a collection of the trace of one length.
  init(_ trace: Trace, _ length: RunLength) { traces = [length: trace] }

  /// The trace of the longest run.
  var longest: Trace? { ordered.last?.trace }

  /// A description of the lengths.
  var lengths: String {
    let words = ordered.map { $0.length.isEpochs ? "\($0.length.count) epochs" : "\($0.length.count) steps" }
    return words.count < 3 ? words.joined(separator: ", ") : "\(words.count) lengths up to \(words[words.count - 1])"
  }

  /// The traces, by ascending length.
  var ordered: [(length: RunLength, trace: Trace)] {
    traces.sorted { ($0.key.isEpochs ? 1 : 0, $0.key.count) < ($1.key.isEpochs ? 1 : 0, $1.key.count) }
      .map { (length: $0.key, trace: $0.value) }
  }

  /// Decodes traces; returns `nil` if the bytes are damaged or of another version.
  init?(_ bytes: [UInt8]) {
    do throws(ByteReader.Damage) {
      var reader = try ByteReader(packed: bytes)
      guard try reader.byte() == Self.version else { return nil }
      for _ in 0..<(try reader.count(of: 8)) {
        let isEpochs = try reader.byte() == 1
        let count = try reader.integer()
        traces[isEpochs ? .epochs(count) : .steps(count)] = try reader.trace()
      }
      guard reader.isAtEnd else { return nil }
    } catch {
      return nil
    }
  }
}

extension RunLength {
  fileprivate var isEpochs: Bool { if case .epochs = self { true } else { false } }
}

extension ByteWriter {
  mutating func write(_ trace: Trace) {
    write(Int(bitPattern: UInt(trace.seed)))
    let rows = trace.rows
    write(rows.count)
    write(counts: rows.map(\.step))
    for row in rows { write(row.epoch) }
    write(counts: rows.map(\.counts.losses))
    write(counts: rows.map(\.counts.gradients))
    write(counts: rows.map(\.counts.examples))
    for column in Self.columns { write(rows.map { $0[keyPath: column] }) }
    write(rows.map(\.training))
    write(rows.map(\.validation))
    for errors in [rows.map(\.trainingErrors), rows.map(\.validationErrors)] {
      write(errors.map { $0?.absolute })
      write(errors.map { $0?.determination })
    }
    for row in rows { write(row.parameters) }
    write(trace.verdict)
    write(trace.stopReason)
    write(trace.remarks.count)
    for remark in trace.remarks { write(remark) }
    write([trace.test])
    write(trace.predictions.count)
    for prediction in trace.predictions {
      write(prediction.features)
      write(prediction.before)
      write(prediction.after)
    }
    write(trace.start)
    write(trace.end)
    write(trace.evaluations)
  }

  private static var columns: [KeyPath<Trace.Row, Double?>] { [\.rate, \.loss, \.gradientNorm] }

  private mutating func write(_ assessments: [Assessment?]) {
    write(assessments.map { $0?.loss })
    write(assessments.map { $0?.accuracy })
  }

  private mutating func write(_ values: [Double]?) {
    write(byte: values == nil ? 0 : 1)
    if let values { write(values) }
  }

  private mutating func write(_ verdict: Verdict) {
    write(verdict.word)
    switch verdict {
    case .diverged(let step), .interrupted(let step): write(step)
    case .converged, .budget, .cycling, .saddle, .maximum, .plateau: break
    }
  }

  private mutating func write(_ reason: StopReason?) {
    write(byte: reason == nil ? 0 : 1)
    guard let reason else { return }
    write(reason.rule.written)
    write(reason.value)
    write(reason.step)
  }

  private mutating func write(_ log: EvaluationLog?) {
    write(byte: log == nil ? 0 : 1)
    guard let log else { return }
    write(Int(bitPattern: UInt(log.seed)))
    write(log.losses.count)
    write(log.losses)
    write(log.assessments.count)
    write(counts: log.assessments.map(\.evaluations))
    write(log.assessments.map(\.trainingAccuracy))
    write(log.assessments.map(\.accuracy))
    write(log.bestEvaluation ?? 0)
    write(log.point)
    write(log.verdict)
  }
}

extension ByteReader {
  mutating func trace() throws(Damage) -> Trace {
    var trace = Trace(seed: UInt64(UInt(bitPattern: try integer())))
    let count = try self.count(of: 12)
    let steps = try counts(count)
    var epochs: [Double] = []
    for _ in 0..<count { epochs.append(try double()) }
    let (losses, gradients, examples) = (try counts(count), try counts(count), try counts(count))
    let rates = try optionalDoubles(count)
    let values = try optionalDoubles(count)
    let norms = try optionalDoubles(count)
    let training = try assessments(count)
    let validation = try assessments(count)
    let (trainingErrors, validationErrors) = (try predictionErrors(count), try predictionErrors(count))
    for index in 0..<count {
      var counts = EvaluationCounts()
      (counts.losses, counts.gradients, counts.examples) = (losses[index], gradients[index], examples[index])
      trace.rows.append(
        Trace.Row(
          step: steps[index], epoch: epochs[index], counts: counts, rate: rates[index], loss: values[index],
          gradientNorm: norms[index], training: training[index], validation: validation[index], seconds: 0,
          parameters: try byte() == 0 ? nil : try doubles()))
      trace.rows[index].trainingErrors = trainingErrors[index]
      trace.rows[index].validationErrors = validationErrors[index]
    }
    trace.verdict = try verdict()
    trace.stopReason = try stopReason()
    for _ in 0..<(try self.count(of: 1)) { trace.remarks.append(try text()) }
    trace.test = try assessments(1)[0]
    for _ in 0..<(try self.count(of: 3)) {
      trace.predictions.append(Prediction(features: try doubles(), before: try doubles(), after: try doubles()))
    }
    trace.start = try doubles()
    trace.end = try doubles()
    trace.evaluations = try evaluations()
    return trace
  }

  private mutating func assessments(_ count: Int) throws(Damage) -> [Assessment?] {
    let (losses, accuracies) = (try optionalDoubles(count), try optionalDoubles(count))
    return zip(losses, accuracies).map { loss, accuracy in loss.map { Assessment(loss: $0, accuracy: accuracy) } }
  }

  private mutating func predictionErrors(_ count: Int) throws(Damage) -> [PredictionErrors?] {
    let (distances, shares) = (try optionalDoubles(count), try optionalDoubles(count))
    return zip(distances, shares).map { distance, share in
      distance.map { PredictionErrors(absolute: $0, determination: share) }
    }
  }

  private mutating func verdict() throws(Damage) -> Verdict {
    switch try text() {
    case "converged": return .converged
    case "budget": return .budget
    case "cycling": return .cycling
    case "diverged": return .diverged(step: try integer())
    case "saddle": return .saddle
    case "maximum": return .maximum
    case "plateau": return .plateau
    case "interrupted": return .interrupted(step: try integer())
    default: throw Damage()
    }
  }

  private mutating func stopReason() throws(Damage) -> StopReason? {
    guard try byte() == 1 else { return nil }
    guard let rule = StoppingRule(try text()) else { throw Damage() }
    return StopReason(rule: rule, value: try double(), step: try integer())
  }

  private mutating func evaluations() throws(Damage) -> EvaluationLog? {
    guard try byte() == 1 else { return nil }
    var log = EvaluationLog(seed: UInt64(UInt(bitPattern: try integer())))
    let losses = try self.count(of: 0, limit: 1 << 30)
    guard losses <= 1 << 26 else { throw Damage() }
    log.losses = try optionalDoubles(losses)
    let count = try self.count(of: 1)
    let evaluations = try counts(count)
    let (training, heldOut) = (try optionalDoubles(count), try optionalDoubles(count))
    log.assessments = evaluations.indices.map {
      EvaluationAssessment(evaluations: evaluations[$0], trainingAccuracy: training[$0], accuracy: heldOut[$0])
    }
    let best = try integer()
    log.bestEvaluation = best == 0 ? nil : best
    if try byte() == 1 { log.point = try doubles() }
    log.verdict = try verdict()
    return log
  }
}
