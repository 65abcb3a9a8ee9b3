import Drawing
import Foundation
import Plotting
import Testing

struct LookTests {
  private func written(_ look: Look) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(look), as: UTF8.self)
  }

  @Test func `defaults of a look are written down, and what is not there is read as one`() throws {
    let text = try written(Look())
    #expect(text.contains(#""theme":"light""#) && text.contains(#""scale":2"#) && text.contains(#""width":480"#))
    #expect(try JSONDecoder().decode(Look.self, from: Data("{}".utf8)) == Look())
  }

  @Test func `every property of a look is read as it was written`() throws {
    var look = Look()
    look.themeName = .dark
    look.size = Look.PaperSize(width: 237.6, height: 180)
    look.scale = 3
    (look.title, look.subtitle, look.caption) = ("", "below", "small")
    (look.xLimits, look.yLimits) = (Look.AxisLimits(lower: 0), Look.AxisLimits(upper: 1))
    (look.hasLogX, look.hasLogY, look.xLabel, look.yLabel) = (true, false, "updates", "ℓ")
    (look.labels, look.legend) = (["sgd": "SGD"], .hidden)
    (look.colors, look.colormap) = ([Color(0x0072B2), Color(0xFF0000, opacity: 0.2)], .cividis)
    (look.textSize, look.lineWidth, look.grid) = (9, 1, Look.GridLines.none)
    (look.background, look.notes) = (.transparent, [Look.Note(x: 1, y: 2, text: "here")])
    (look.hidden, look.panels) = ([.raw, .bands], "optimizer")
    let text = try written(look)
    #expect(try JSONDecoder().decode(Look.self, from: Data(text.utf8)) == look)
    #expect(text.contains(##""colors":["#0072B2","#FF000033"]"##))
  }

  @Test(arguments: ["", "#12345", "#GGGGGG", "#1234567", "0072B2x", "#+12345"])
  func `what is no colour is not taken for one`(text: String) {
    #expect(Color(hexadecimal: text) == nil)
  }
}
