import Foundation
import Recipes
import Testing

struct JSONWriterTests {
  private enum Choice: Codable { case number(Int), pair(x: Double, y: [String]), none, inner(Inner) }

  private struct Inner: Codable {
    var missing: Double?
    var gaps: [Double?]
    var named: [String: Double]
    var single: Float = 1.5
  }

  private struct Everything: Codable {
    var aB = 2
    var ab = 1
    var a10 = 10
    var a9 = 9
    var text = "x\"\\/\n\t\u{1}é\u{7f}\u{2028}"
    var nothing: String?
    var isTrue = true
    var small: Int8 = -3
    var large = UInt64.max
    var lists = [[Double]](arrayLiteral: [1, 2.5], [])
    var numbers = [
      0.1, 1e-5, 1e16, 123_456_789_012_345_680, 5e-324, -0.0, 100, .infinity, -.infinity, .nan, 1e22, 1.5e-7,
    ]
    var byNumber = [3: "x", 1: "y"]
    var empty: [String: Int] = [:]
    var none: [Int] = []
    var choices: [Choice] = [
      .number(3), .pair(x: 1, y: ["p", "q"]), .none,
      .inner(Inner(missing: 0.1, gaps: [nil, 2], named: ["k": 3, "é": 4, "Z": -0.0])),
    ]
    var inner = Inner(missing: nil, gaps: [], named: [:])
    var optional: [Inner?] = [nil]
  }

  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func `the text is that of Foundation's encoder, byte for byte`() throws {
    #expect(try RecipeText.written(Everything()) == foundation(Everything()))
    #expect(try RecipeText.written([Everything(), Everything()]) == foundation([Everything(), Everything()]))
    #expect(try RecipeText.written(3.0) == foundation(3.0))
    #expect(try RecipeText.written("x") == foundation("x"))
    #expect(try RecipeText.written([1.5: "a"]) == foundation([1.5: "a"]))
    #expect(try RecipeText.written(Int?.none) == foundation(Int?.none))
  }

  @Test func `numbers have their fewest digits, whatever their bits`() throws {
    var bits: UInt64 = 1
    let numbers = (0..<2000).map { _ in
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(bitPattern: bits)
    }.filter(\.isFinite)
    #expect(try RecipeText.written(numbers) == foundation(numbers))
  }
}
