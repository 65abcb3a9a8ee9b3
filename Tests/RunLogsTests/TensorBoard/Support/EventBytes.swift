import SwiftProtobuf

@testable import RunLogs

/// Event files for tests, made event by event.
enum EventBytes {
  /// The file of these events, behind the one that says what kind of file it is.
  static func file(startedAt time: Double = 0, _ events: TensorBoardEvent...) throws -> [UInt8] {
    var first = TensorBoardEvent()
    first.wallTime = time
    first.fileVersion = "brain.Event:2"
    return try ([first] + events).flatMap { RecordWriter.record(try $0.serializedBytes()) }
  }

  /// An event with one value of a tag, at a time of ten seconds a step.
  static func event(
    _ tag: String, step: Int64, plugin: String? = nil, _ set: (inout TensorBoardSummary.Value) -> Void
  ) -> TensorBoardEvent {
    var value = TensorBoardSummary.Value()
    value.tag = tag
    if let plugin { value.metadata.pluginData.pluginName = plugin }
    set(&value)
    var event = TensorBoardEvent()
    event.step = step
    event.wallTime = Double(step) * 10
    event.summary.value = [value]
    return event
  }

  /// A scalar as PyTorch writes it.
  static func scalar(_ tag: String, step: Int64, _ number: Float) -> TensorBoardEvent {
    event(tag, step: step) { $0.simpleValue = number }
  }

  /// A scalar as TensorFlow 2 writes it.
  static func tensor(
    _ tag: String, step: Int64, plugin: String? = nil, _ set: (inout TensorBoardTensorProto) -> Void
  ) -> TensorBoardEvent {
    event(tag, step: step, plugin: plugin) { set(&$0.tensor) }
  }
}
