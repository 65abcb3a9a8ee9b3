import CairoDrawing
import Drawing
import Testing

#if canImport(FoundationEssentials)
  import Foundation
#endif

@Suite struct ImageRendererTests {
  @Test func `a figure is written as PNG`() throws {
    let style = TextStyle(size: 12, color: Color(0x262626))
    let bytes = try ImageRenderer(size: Size(640, 400), format: .png).render { canvas, measurer in
      canvas.draw(
        "Loss 10 αβγ 损失 640x400 -> 12:30 (0x1F)", at: Point(320, 200), style: style,
        anchor: TextAnchor(.middle, .middle))
      canvas.draw(
        RichText(runs: [.init("10"), .init("−3", isSuperscript: true)]), at: Point(100, 100), style: style,
        anchor: TextAnchor(.middle, .middle), degrees: 90)
      canvas.stroke(Path(circleAt: Point(100, 100), radius: 20), Stroke(Color(0x0072B2), width: 1.75))
    }
    try Data(bytes).write(to: URL(fileURLWithPath: "/tmp/cairo-first.png"))
    #expect(Array(bytes[1...3]) == Array("PNG".utf8))
  }
}
