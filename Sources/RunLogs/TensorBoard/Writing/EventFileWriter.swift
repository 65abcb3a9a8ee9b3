import SwiftProtobuf

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
