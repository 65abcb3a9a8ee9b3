import Foundation
import Testing

@testable import Plotting

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
    (look.title, look.subtitle) = ("", "below")
    (look.hasLogX, look.hasLogY) = (true, false)
    let text = try written(look)
    #expect(try JSONDecoder().decode(Look.self, from: Data(text.utf8)) == look)
  }
}
