import Drawing
import Foundation
package import Plotting

/// Drawings stored as text.
///
/// `GDPLOT_RECORD=1` rewrites them and makes the test fail, so that the setting does not go unnoticed.
package enum Golden {
  /// Returns the difference between the drawing of `figure` and the text in Goldens/`name`.txt next to `test`; `nil` if
  /// there is none.
  ///
  /// A drawing that differs is written next to its golden, as `name`-changed.txt.
  package static func complaint(
    about figure: Figure, named name: String, beside test: String = #filePath
  ) throws -> String? {
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Goldens")
    let file = folder.appending(path: "\(name).txt")
    let changed = folder.appending(path: "\(name)-changed.txt")
    try? FileManager.default.removeItem(at: changed)
    if ProcessInfo.processInfo.environment["GDPLOT_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try canvas.transcript.write(to: file, atomically: true, encoding: .utf8)
      return "\(name) was recorded anew"
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard expected != canvas.transcript else { return nil }
    try canvas.transcript.write(to: changed, atomically: true, encoding: .utf8)
    let (a, b) = (canvas.transcript.split(separator: "\n"), expected.split(separator: "\n"))
    guard let line = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 }) else {
      return "\(name) has \(a.count) lines and not \(b.count)"
    }
    return "line \(line.offset + 1) of \(name) is\n\(line.element.0)\nand not\n\(line.element.1)"
  }
}
