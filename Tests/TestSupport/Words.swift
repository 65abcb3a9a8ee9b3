package import Drawing
package import Plotting

/// Checks the positions of texts in a figure.
package enum Words {
  /// Returns the texts of `figure` that leave the canvas or overlap other text, one sentence each.
  package static func complaints(
    about figure: Figure, measuring measurer: any TextMeasurer = UniformTextMeasurer()
  ) -> [String] {
    let canvas = RecordingCanvas(size: figure.size, measurer: measurer)
    figure.draw(on: canvas, measuring: measurer)
    var complaints: [String] = []
    let room = canvas.bounds.inset(left: -0.01, top: -0.01, right: -0.01, bottom: -0.01)
    for (index, item) in canvas.textBoxes.enumerated() {
      if !room.contains(item.box) {
        complaints.append("“\(item.text)” leaves the canvas: \(item.box) of \(figure.size)")
      }
      let shrunk = item.box.inset(left: 0.05, top: 0.05, right: 0.05, bottom: 0.05)
      for other in canvas.textBoxes[(index + 1)...] where shrunk.intersects(other.box) {
        complaints.append("“\(item.text)” and “\(other.text)” overlap at \(figure.size)")
      }
    }
    return complaints
  }
}
