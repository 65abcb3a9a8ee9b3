/// A canvas that records drawing commands as text, so that a test can compare drawings line by line.
package final class RecordingCanvas: Canvas {
  /// The drawing area, in points.
  package let size: Size
  /// The kind of output that the canvas stands for.
  package let medium: OutputMedium
  /// The commands, one per line, with numbers rounded to 0.01 points.
  package private(set) var commands: [String] = []
  /// The box of each line of text; for rotated text, the axis-aligned bounding box.
  package private(set) var textBoxes: [(text: String, box: Rect)] = []

  private let measurer: any TextMeasurer
  private var indentation = ""

  /// Creates an empty canvas.
  package init(size: Size, medium: OutputMedium = .vector, measurer: any TextMeasurer = UniformTextMeasurer()) {
    self.size = size
    self.medium = medium
    self.measurer = measurer
  }

  /// All commands, one per line.
  package var transcript: String { commands.joined(separator: "\n") + "\n" }

  /// Records a filled path.
  package func fill(_ path: Path, _ color: Color) {
    record("fill \(describe(color)) \(describe(path))")
  }

  /// Records a stroked path.
  package func stroke(_ path: Path, _ stroke: Stroke) {
    let dash = stroke.dash.isEmpty ? "" : " dash " + stroke.dash.map(describe).joined(separator: ",")
    record("stroke \(describe(stroke.color)) width \(describe(stroke.width))\(dash) \(describe(path))")
  }

  /// Records a line of text.
  package func draw(_ text: RichText, at point: Point, style: TextStyle, anchor: TextAnchor, degrees: Double) {
    let turn = degrees == 0 ? "" : " turned \(describe(degrees))"
    let weight = style.weight == .regular ? "" : " \(style.weight)"
    record(
      "text \"\(text.plain)\" at \(describe(point)) \(anchor.horizontal) \(anchor.vertical)\(turn) size "
        + "\(describe(style.size))\(weight) \(describe(style.color))")
    let extent = measurer.extent(of: text, style: style)
    let left: Double =
      switch anchor.horizontal {
      case .start: 0
      case .middle: -extent.width / 2
      case .end: -extent.width
      }
    let top: Double =
      switch anchor.vertical {
      case .top: 0
      case .middle: -extent.height / 2
      case .baseline: -extent.ascent
      case .bottom: -extent.height
      }
    let box =
      degrees == 90
      ? Rect(x: point.x + top, y: point.y - left - extent.width, width: extent.height, height: extent.width)
      : Rect(x: point.x + left, y: point.y + top, width: extent.width, height: extent.height)
    textBoxes.append((text.plain, box))
  }

  /// Records an image: its position, its size and a checksum of its pixels.
  package func draw(_ raster: Raster, in rect: Rect) {
    // FNV-1a: different pixels give a different line.
    let sum = raster.pixels.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    record("raster \(raster.width)x\(raster.height) sum \(String(sum, radix: 16)) in \(describe(Path(rect)))")
  }

  /// Records a clip around what `body` draws.
  package func clipped(to rect: Rect, _ body: () throws -> Void) rethrows {
    record("clip \(describe(Path(rect)))")
    indentation += "  "
    defer { indentation.removeLast(2) }
    try body()
  }

  private func record(_ command: String) { commands.append(indentation + command) }

  private func describe(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }

  private func describe(_ point: Point) -> String { "\(describe(point.x)),\(describe(point.y))" }

  private func describe(_ color: Color) -> String {
    let digits = [color.red, color.green, color.blue].map { component in
      let byte = String(Int((component * 255).rounded()), radix: 16, uppercase: true)
      return byte.count < 2 ? "0" + byte : byte
    }
    return "#" + digits.joined() + (color.opacity == 1 ? "" : "@\(describe(color.opacity))")
  }

  private func describe(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let point): "M\(describe(point))"
      case .line(let point): "L\(describe(point))"
      case .curve(let control1, let control2, let end):
        "C\(describe(control1)) \(describe(control2)) \(describe(end))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }
}
