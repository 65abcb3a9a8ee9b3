import Foundation

/// TensorBoard's own reader of event files, if `python3` has it installed.
enum TensorBoardReader {
  /// A value that the reader returns.
  struct Value: Codable, Equatable {
    var tag: String
    var step: Int
    var wallTime: Double
    /// The number as Python writes it, including `nan` and `inf`.
    var value: String
  }

  static let absence = "python3 has no package tensorboard"

  /// Whether the reader is installed.
  static let isThere = (try? output(of: "import tensorboard", "")) != nil

  /// Returns all scalars of the run in a folder, by tag in the order of names.
  static func values(in folder: String) throws -> [Value] {
    try JSONDecoder().decode([Value].self, from: output(of: script, folder))
  }

  private struct Failure: Error {
    var words: String
  }

  private static func output(of script: String, _ folder: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore", "-c", script, folder]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    let words = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(words: String(decoding: words, as: UTF8.self)) }
    return data
  }

  private static let script = """
    import json, sys
    from tensorboard.backend.event_processing.plugin_event_accumulator import EventAccumulator
    from tensorboard.util import tensor_util
    run = EventAccumulator(sys.argv[1], size_guidance={"tensors": 0}).Reload()
    values = []
    for tag in sorted(run.PluginTagToContent("scalars")):
        for event in run.Tensors(tag):
            number = float(tensor_util.make_ndarray(event.tensor_proto))
            values.append({"tag": tag, "step": event.step, "wallTime": event.wall_time, "value": repr(number)})
    print(json.dumps(values))
    """
}
