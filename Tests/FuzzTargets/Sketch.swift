import Charts
import Drawing
import Plotting

/// Draws charts on a canvas without a graphics library, to exercise the drawing code.
enum Sketch {
  static func draw(_ chart: some Chart) {
    let figure = chart.figure
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    _ = chart.alternativeText
  }
}
