import Drawing
import Plotting
import Testing

struct TextBlockTests {
  private func lines(_ text: String, width: Double, limit: Int = .max) -> [String] {
    // One character is 5.6 points wide, an East Asian one 10.
    let style = TextStyle(size: 10, color: Color(0))
    let block = TextBlock(text, style: style, width: width, lineLimit: limit, measurer: UniformTextMeasurer())
    return block?.lines.map(\.plain) ?? []
  }

  @Test func `words are kept whole where they fit`() {
    #expect(lines("one two three", width: 45) == ["one two", "three"])
  }

  @Test func `Chinese breaks between characters but not before punctuation`() {
    #expect(lines("梯度下降，学习率", width: 45) == ["梯度下", "降，学习", "率"])
  }

  @Test func `a word without an end is broken somewhere`() {
    #expect(lines("abcdefghij", width: 30) == ["abcde", "fghij"])
  }

  @Test func `what is beyond the limit is left out with an ellipsis`() {
    #expect(lines("one two three four", width: 45, limit: 1) == ["one two…"])
  }

  @Test(arguments: ["", " ", "\n", "   \n "])
  func `without words there is no block`(text: String) {
    #expect(lines(text, width: 50).isEmpty)
  }

  @Test(arguments: [0.0, -10, 0.1, .infinity])
  func `any width ends`(width: Double) {
    #expect(!lines("one two 梯度", width: width).isEmpty)
  }

  /// Counts the characters that are measured.
  private final class CountingMeasurer: TextMeasurer {
    private(set) var count = 0

    func extent(of text: RichText, style: TextStyle) -> TextExtent {
      count += text.plain.utf8.count
      return UniformTextMeasurer().extent(of: text, style: style)
    }
  }

  @Test(arguments: [String(repeating: "a", count: 100_000), String(repeating: "many words ", count: 10_000)])
  func `the length of a text does not count, only that of the lines shown`(text: String) {
    let measurer = CountingMeasurer()
    let style = TextStyle(size: 10, color: Color(0))
    let block = TextBlock(text, style: style, width: 500, lineLimit: 3, measurer: measurer)
    #expect(block?.lines.count == 3)
    #expect(block?.lines.last?.plain.last == "…")
    #expect(measurer.count < 50_000)
  }
}
