import Charts
import Drawing
import Plotting

/// Draws charts without a library, only to have them drawn.
enum Sketch {
  static func draw(_ chart: some Chart) {
    let figure = chart.figure
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    _ = chart.alternativeText
  }
}
