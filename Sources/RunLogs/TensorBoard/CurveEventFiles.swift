import Descent
import GradientKit
package import Studies
import SwiftProtobuf
import Wording

/// The TensorBoard event files of a training curve, one run per series and seed.
///
/// Tags: `loss/batch` (`loss` for a surface) and `loss/smoothed`, `loss/train`, `loss/validation`, `loss/test`,
/// `accuracy/train`, `accuracy/validation`, `accuracy/test`, `gradient_norm`, `rate`; each where it was measured.
///
/// The files do not depend on when or where they are written, so that equal runs give equal bytes under equal names,
/// which replace those of an earlier command. Their clock starts in 1970 and advances by a second per step, or by the
/// seconds spent on updates if the plan records them.
package struct CurveEventFiles: Sendable {
  /// The event file of one run.
  package struct File: Sendable {
    /// The path below TensorBoard's log folder: `SERIES/seed-N/NAME`.
    package let path: String
    fileprivate let trace: Trace
    fileprivate let smoothed: Curve?
    fileprivate let lossTag: String
    fileprivate let withSeconds: Bool
  }

  /// The files, by series and then by seed, with unique paths.
  package let files: [File]

  /// Creates the files of a result.
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

  /// Returns the name of a series as a folder: its words, without characters that a file system may reject, and with a
  /// number if another series has the same name.
  private static func folder(_ label: String, unlike names: inout Set<String>) -> String {
    let words = label.split { !($0.isLetter || $0.isNumber || "._=+-".contains($0)) }
    // Folder names are at most 255 bytes, and a leading dot hides them.
    var stem = String(words.joined(separator: "_").drop { $0 == "." })
    while stem.utf8.count > 200 { stem.removeLast() }
    if stem.isEmpty { stem = "run" }
    var name = stem
    var number = 1
    // Some systems treat names that differ only in case as one.
    while !names.insert(name.lowercased()).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    return name
  }
}

extension CurveEventFiles.File {
  /// Writes the file in chunks.
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

/// Writes the events of one run as PyTorch does, as `simple_value`, which every TensorBoard reads and shows.
///
/// The format rounds values to single precision.
package struct EventFileWriter {
  private let sink: ([UInt8]) throws -> Void
  private var pending: [UInt8] = []

  /// Begins a file at a time in seconds since 1970; `sink` receives its bytes in chunks.
  package init(start: Double, to sink: @escaping ([UInt8]) throws -> Void) throws {
    self.sink = sink
    var event = TensorBoardEvent()
    event.wallTime = start
    event.fileVersion = "brain.Event:2"
    try append(event)
  }

  /// Writes the measurements of a step.
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

  /// Writes the remaining bytes; nothing may follow.
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
