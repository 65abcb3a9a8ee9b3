import Drawing
import Testing

struct RecordingCanvasTests {
  @Test func `numbers are rounded to a hundredth of a point`() {
    let canvas = RecordingCanvas(size: Size(100, 50))
    canvas.stroke(Path(polyline: [Point(0.123456, 1), Point(2.999, 3)]), Stroke(Color(0xFF8000), width: 1.5))
    #expect(canvas.commands == ["stroke #FF8000 width 1.5 M0.12,1 L3,3"])
  }

  @Test func `what is drawn inside a clip is indented below it`() {
    let canvas = RecordingCanvas(size: Size(100, 50))
    canvas.clipped(to: Rect(x: 0, y: 0, width: 10, height: 10)) {
      canvas.fill(Path(Rect(x: 1, y: 1, width: 2, height: 2)), Color(0, opacity: 0.5))
    }
    #expect(canvas.commands[0] == "clip M0,0 L10,0 L10,10 L0,10 Z")
    #expect(canvas.commands[1].hasPrefix("  fill #000000@0.5 "))
  }

  @Test func `the box of turned text stands upright where the letters are`() {
    let canvas = RecordingCanvas(size: Size(100, 100))
    let style = TextStyle(size: 10, color: Color(0))
    canvas.draw("loss", at: Point(20, 50), style: style, anchor: TextAnchor(.middle, .bottom), degrees: 90)
    let box = canvas.textBoxes[0].box
    #expect(abs(box.maxX - 20) < 1e-9)
    #expect(abs(box.midY - 50) < 1e-9)
    #expect(abs(box.height - 22.4) < 1e-9)
  }
}
