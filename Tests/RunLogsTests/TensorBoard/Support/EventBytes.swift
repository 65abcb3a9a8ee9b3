import RunLogs
import SwiftProtobuf

/// Builds event files for tests, event by event.
enum EventBytes {
  /// Returns a file of these events, after the event that states the file version.
  static func file(startedAt time: Double = 0, _ events: TensorBoardEvent...) throws -> [UInt8] {
    var first = TensorBoardEvent()
    first.wallTime = time
    first.fileVersion = "brain.Event:2"
    return try ([first] + events).flatMap { RecordWriter.record(try $0.serializedBytes()) }
  }

  /// Returns an event with one value of a tag, at a time of ten seconds per step.
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

  /// Returns a scalar as PyTorch writes it.
  static func scalar(_ tag: String, step: Int64, _ number: Float) -> TensorBoardEvent {
    event(tag, step: step) { $0.simpleValue = number }
  }

  /// Returns a scalar as TensorFlow 2 writes it.
  static func tensor(
    _ tag: String, step: Int64, plugin: String? = nil, _ set: (inout TensorBoardTensorProto) -> Void
  ) -> TensorBoardEvent {
    event(tag, step: step, plugin: plugin) { set(&$0.tensor) }
  }
}
