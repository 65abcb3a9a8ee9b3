import Descent
import GradientKit
package import Studies
import SwiftProtobuf
import Wording

/// The event files of a training curve: a run of TensorBoard for every series and seed.
///
/// Tags: `loss/batch` (`loss` on a surface) and `loss/smoothed`, `loss/train`, `loss/validation`, `loss/test`,
/// `accuracy/train`, `accuracy/validation`, `accuracy/test`, `gradient_norm`, `rate`; each where it was measured.
///
/// Nothing in the files tells when or where they were written, so that the same runs give the same bytes under the same
/// names, and take the place of what an earlier command wrote. Their clock starts with 1970 and goes on by a second a
/// step, or by the seconds spent on updates where the plan records them.
package struct CurveEventFiles: Sendable {
  /// The event file of one run.
  package struct File: Sendable {
    /// Where it belongs, below the folder that TensorBoard is given: `SERIES/seed-N/NAME`.
    package let path: String
    fileprivate let trace: Trace
    fileprivate let smoothed: Curve?
    fileprivate let lossTag: String
    fileprivate let withSeconds: Bool
  }

  /// The files, in the order of series and seeds; no two have one path.
  package let files: [File]

  /// The files of a result.
  package init(_ result: CurveResult) {
    var names: Set<String> = []
    files = result.series.flatMap { series in
      let folder = Self.folder(series.label, unlike: &names)
      return series.traces.map { trace in
        File(
          path: "\(folder)/seed-\(trace.seed)/events.out.tfevents.0000000000.gdplot", trace: trace,
          smoothed: result.isSmoothing ? result.curve(.smoothedLoss, of: trace, against: .step) : nil,
          lossTag: result.plan.problem.surface == nil ? "loss/batch" : "loss", withSeconds: result.plan.recordsTime)
      }
    }
  }

  /// The name of a series as that of a folder: its words, without signs that a system may mind, and with a number where
  /// another series has the same.
  private static func folder(_ label: String, unlike names: inout Set<String>) -> String {
    let words = label.split { !($0.isLetter || $0.isNumber || "._=+-".contains($0)) }
    // Names of folders end at 255 bytes, and a leading dot hides one.
    var stem = String(words.joined(separator: "_").drop { $0 == "." })
    while stem.utf8.count > 200 { stem.removeLast() }
    if stem.isEmpty { stem = "run" }
    var name = stem
    var number = 1
    // Two names that differ in case only are one on some systems.
    while !names.insert(name.lowercased()).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    return name
  }
}

extension CurveEventFiles.File {
  /// Writes the file, some bytes at a time.
  package func write(to sink: @escaping ([UInt8]) throws -> Void) throws {
    var writer = try EventFileWriter(start: 0, to: sink)
    var losses = (smoothed?.y ?? [])[...]
    for (index, row) in trace.rows.enumerated() {
      var scalars: [(tag: String, value: Double)] = []
      func add(_ tag: String, _ value: Double?) {
        if let value { scalars.append((tag, value)) }
      }
      add(lossTag, row.loss)
      if row.loss != nil { add("loss/smoothed", losses.popFirst()) }
      add("loss/train", row.training?.loss)
      add("loss/validation", row.validation?.loss)
      add("accuracy/train", row.training?.accuracy)
      add("accuracy/validation", row.validation?.accuracy)
      if index == trace.rows.count - 1 {
        add("loss/test", trace.test?.loss)
        add("accuracy/test", trace.test?.accuracy)
      }
      add("gradient_norm", row.gradientNorm)
      add("rate", row.rate)
      try writer.append(scalars, step: row.step, wallTime: withSeconds ? row.seconds : Double(row.step))
    }
    try writer.finish()
  }
}

/// Writes the events of one run, as PyTorch writes them: `simple_value`, which every TensorBoard reads and shows.
///
/// Values are rounded to single precision; the format has no other for them.
package struct EventFileWriter {
  private let sink: ([UInt8]) throws -> Void
  private var pending: [UInt8] = []

  /// Begins a file at a time in seconds since 1970; `sink` takes its bytes, some at a time.
  package init(start: Double, to sink: @escaping ([UInt8]) throws -> Void) throws {
    self.sink = sink
    var event = TensorBoardEvent()
    event.wallTime = start
    event.fileVersion = "brain.Event:2"
    try append(event)
  }

  /// Writes what was measured at a step.
  package mutating func append(_ scalars: [(tag: String, value: Double)], step: Int, wallTime: Double) throws {
    guard !scalars.isEmpty else { return }
    var event = TensorBoardEvent()
    event.wallTime = wallTime
    event.step = Int64(step)
    event.summary.value = scalars.map { scalar in
      var value = TensorBoardSummary.Value()
      value.tag = scalar.tag
      value.simpleValue = Float(scalar.value)
      return value
    }
    try append(event)
  }

  /// Hands on what is left; nothing may be written afterwards.
  package consuming func finish() throws { try flush() }

  private mutating func flush() throws {
    try sink(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ event: TensorBoardEvent) throws {
    pending += RecordWriter.record(try event.serializedBytes())
    if pending.count > 1 << 16 { try flush() }
  }
}
