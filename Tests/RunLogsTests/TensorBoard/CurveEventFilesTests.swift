import Builtins
import Descent
import Foundation
import GradientKit
import RunLogs
import Studies
import TestSupport
import Testing
import Wording

struct CurveEventFilesTests {
  /// Returns a made-up result: two epochs of two steps, and a row for the end.
  private func result(
    _ labels: [String] = ["sgd"], seeds: [UInt64] = [0], surface: Spec? = nil, timed: Bool = false,
    smoother: (any Smoother)? = nil
  ) -> CurveResult {
    let series = labels.map { label in
      Series(
        label: label, subject: .surface(surface ?? "softmax"), start: .model, optimizer: "sgd", schedule: "constant",
        rate: 0.5,
        isRateChosen: true, batchSize: .full, traces: seeds.map { trace(seed: $0) })
    }
    var result = CurveResult(
      plan: CurvePlan(losses: ["softmax"], surface: surface, recordsTime: timed), facts: ProblemFacts(), series: series)
    if let smoother { result.smoothings = [Smoothing(smoother, isChosen: true)] }
    return result
  }

  private func trace(seed: UInt64) -> Trace {
    var trace = Trace(seed: seed)
    trace.rows = (0...4).map { step in
      var row = Trace.Row(
        step: step, epoch: Double(step) / 2, counts: EvaluationCounts(), seconds: 0.125 * Double(step), parameters: nil)
      if step < 4 { (row.loss, row.rate, row.gradientNorm) = (pow(2, -Double(step)), 0.5, .infinity) }
      if step % 2 == 0 {
        row.training = Assessment(loss: 1 / Double(step + 3), accuracy: Double(step) / 4)
        row.validation = Assessment(loss: .nan, accuracy: nil)
      }
      return row
    }
    trace.test = Assessment(loss: 7, accuracy: 0.75)
    return trace
  }

  private func bytes(_ file: CurveEventFiles.File) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try file.write { bytes += $0 }
    return bytes
  }

  private func log(_ result: CurveResult) throws -> Log {
    let file = try #require(CurveEventFiles(result).files.first)
    return try #require(EventLog.read(bytes(file), path: file.path).first)
  }

  private func values(_ tag: String, in log: Log) -> [Double: Double] {
    guard let column = log.column(tag), let steps = log.column("step")?.numbers else { return [:] }
    return Dictionary(uniqueKeysWithValues: zip(column.rows.map { steps[$0] }, column.numbers ?? []))
  }

  @Test("every series and seed is a run of its own, in a folder that any system takes")
  func paths() {
    let labels = ["softmax, sgd", "softmax sgd", "../../x", "…", "η=0.1", "Adam", "adam"]
    let name = "events.out.tfevents.0000000000.gdplot"
    let folders = ["softmax_sgd", "softmax_sgd-2", "_.._x", "run", "η=0.1", "Adam", "adam-2"]
    #expect(
      CurveEventFiles(result(labels, seeds: [0, 7])).files.map(\.path)
        == folders.flatMap { ["\($0)/seed-0/\(name)", "\($0)/seed-7/\(name)"] })
    let long = CurveEventFiles(result([String(repeating: "ü", count: 400)])).files[0].path
    #expect(long.utf8.prefix { $0 != UInt8(ascii: "/") }.count == 200)
  }

  @Test("every measure is a tag, with a value where it was measured")
  func tags() throws {
    let log = try log(result())
    #expect(
      log.columns.dropFirst(2).map(\.name) == [
        "loss/batch", "loss/train", "loss/validation", "accuracy/train", "gradient_norm", "rate", "loss/test",
        "accuracy/test",
      ])
    #expect(values("loss/batch", in: log) == [0: 1, 1: 0.5, 2: 0.25, 3: 0.125])
    #expect(values("loss/train", in: log) == [0: Double(Float(1) / 3), 2: Double(Float(0.2)), 4: Double(Float(1) / 7)])
    #expect(values("accuracy/train", in: log) == [0: 0, 2: 0.5, 4: 1])
    #expect(values("loss/validation", in: log).count == 3)
    #expect(values("loss/validation", in: log).values.allSatisfy { $0.isNaN })
    #expect(values("gradient_norm", in: log) == [0: .infinity, 1: .infinity, 2: .infinity, 3: .infinity])
    #expect(values("loss/test", in: log) == [4: 7])
  }

  @Test("the loss on a surface has no batch, and a smoothed one has the values of the figure")
  func surface() throws {
    var settings = Settings("weight=0.5", for: "ema")
    let smoothed = result(surface: "bowl", smoother: try ExponentialMean(&settings))
    let log = try log(smoothed)
    #expect(values("loss", in: log) == [0: 1, 1: 0.5, 2: 0.25, 3: 0.125])
    let curve = smoothed.curve(.smoothedLoss, of: smoothed.series[0].traces[0], against: .step)
    #expect(curve.y.count == 4)
    #expect(log.column("loss/smoothed")?.numbers == curve.y.map { Double(Float($0)) })
  }

  @Test("time goes on by a second a step, or as it was measured where the plan says so")
  func time() throws {
    #expect(try log(result()).column("wall_time")?.numbers == [0, 1, 2, 3, 4])
    #expect(try log(result(timed: true)).column("wall_time")?.numbers == [0, 0.125, 0.25, 0.375, 0.5])
  }

  @Test("the same result is the same bytes")
  func repeatable() throws {
    let files = try [result(), result()].map { try bytes(CurveEventFiles($0).files[0]) }
    #expect(files[0] == files[1])
  }

  @Test(
    "TensorBoard reads the values that were written",
    .enabled(if: TensorBoardReader.isThere, "\(TensorBoardReader.absence)"))
  func tensorBoard() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gdplot-events-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = CurveEventFiles(result(timed: true)).files[0]
    let path = folder.appending(path: file.path)
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes(file)).write(to: path)

    let read = try TensorBoardReader.values(in: path.deletingLastPathComponent().path)
    let log = try log(result(timed: true))
    let steps = try #require(log.column("step")?.numbers)
    let times = try #require(log.column("wall_time")?.numbers)
    let written = log.columns.dropFirst(2).sorted { $0.name < $1.name }.flatMap { column in
      zip(column.rows, column.numbers ?? []).map { row, number in
        TensorBoardReader.Value(tag: column.name, step: Int(steps[row]), wallTime: times[row], value: "\(number)")
      }
    }
    #expect(written.count == 23)
    #expect(read == written)
  }
}
