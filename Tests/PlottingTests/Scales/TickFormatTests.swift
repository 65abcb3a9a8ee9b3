import Drawing
import Plotting
import Testing

struct TickFormatTests {
  private func labels(_ scale: any Scale, _ count: Int = 5, _ format: TickFormat = .number) -> [String] {
    scale.ticks(about: count, format: format).compactMap { $0.label?.plain }
  }

  @Test func `decimals are the same along an axis`() {
    #expect(labels(LinearScale(from: 0, to: 1)) == ["0.00", "0.25", "0.50", "0.75", "1.00"])
  }

  @Test func `minus is the sign and not the hyphen`() {
    #expect(labels(LinearScale(from: -1, to: 1)) == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
  }

  @Test func `thousands are grouped by commas`() {
    #expect(labels(LinearScale(from: 0, to: 20_000)) == ["0", "5,000", "10,000", "15,000", "20,000"])
  }

  @Test func `close values are written out and not as an offset`() {
    #expect(labels(LinearScale(from: 99_998, to: 100_012)).contains("100,004"))
  }

  @Test func `shares are written in percent`() {
    #expect(
      labels(LinearScale(from: 0, to: 1), 5, .percent)
        == ["0\u{A0}%", "25\u{A0}%", "50\u{A0}%", "75\u{A0}%", "100\u{A0}%"])
  }

  @Test func `very small values share one power of ten`() {
    #expect(labels(LinearScale(from: 0, to: 3e-20), 4) == ["0", "1×10^−20", "2×10^−20", "3×10^−20"])
  }

  @Test func `a few decades near one are plain`() {
    #expect(labels(Log10Scale(from: 0.001, to: 100), 6) == ["0.001", "0.01", "0.1", "1", "10", "100"])
  }

  @Test func `many decades are powers of ten`() {
    #expect(labels(Log10Scale(from: 1e-6, to: 1), 4) == ["10^−6", "10^−4", "10^−2", "10^0"])
  }

  @Test func `an axis of less than a decade has multiples`() {
    #expect(labels(Log10Scale(from: 0.02, to: 0.05), 5) == ["0.02", "0.03", "0.04", "0.05"])
  }

  @Test func `an axis with nearly no ratio is labelled like a linear one`() {
    #expect(labels(Log10Scale(from: 2.1, to: 2.5), 5) == ["2.1", "2.2", "2.3", "2.4", "2.5"])
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (-0.25, "−0.25"), (1_234_567.0, "1,234,567"), (1e-7, "0.0000001"),
    (1e22, "10,000,000,000,000,000,000,000"),
  ])
  func `the shortest decimal of a number is exact`(value: Double, text: String) throws {
    let decimal = try #require(ExactDecimal(value))
    #expect(decimal.value == value)
    #expect(decimal.text(decimals: max(0, -decimal.exponent)) == text)
  }
}
