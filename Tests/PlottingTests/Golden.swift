import Drawing
import Foundation
import Plotting
import Testing

/// Drawings kept as text.
///
/// `GDPLOT_RECORD=1` writes them anew, which fails the run so that it is never forgotten.
enum Golden {
  /// Expects that `figure` is drawn as the text in Goldens/`name`.txt says.
  static func expect(_ figure: Figure, isDrawnAs name: String, location: SourceLocation = #_sourceLocation) throws {
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["GDPLOT_RECORD"] == "1" {
      try canvas.transcript.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) was recorded anew", sourceLocation: location)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let actual = canvas.transcript.split(separator: "\n")
    for (number, (a, b)) in zip(actual, expected).enumerated() where a != b {
      Issue.record("line \(number + 1) of \(name) is\n\(a)\nand not\n\(b)", sourceLocation: location)
      return
    }
    #expect(actual.count == expected.count, sourceLocation: location)
  }
}
