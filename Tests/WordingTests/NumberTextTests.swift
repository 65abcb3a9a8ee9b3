import Testing
import Wording

struct NumberTextTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.5, "0.5"), (0.1, "0.1"), (0.0001, "0.0001"),
    (0.00005, "0.00005"), (0.000025, "0.000025"), (0.00001, "0.00001"), (-0.00001234, "-0.00001234"), (1e-6, "1e-6"),
    (1234.5, "1234.5"), (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"), (1e16, "1e16"),
    (-1e15, "-1000000000000000"), (123_456_789, "123456789"), (0.30000000000000004, "0.30000000000000004"),
    (5e-324, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e308"), (.infinity, "inf"), (-.infinity, "-inf"),
    (.nan, "nan"),
  ])
  func `an exact number is as short as it can be`(value: Double, expected: String) {
    #expect(NumberText(value).plain == expected)
  }

  @Test func `no digit of an exact number is lost`() {
    var value = 1.0 / 3
    while value > 1e-320 {
      #expect(Double(NumberText(value).plain) == value)
      #expect(Double(NumberText(-1 / value).plain) == -1 / value)
      value /= 2.7e5
    }
  }

  @Test(arguments: [
    (0.8740, "0.8740"), (-0.8740, "-0.8740"), (9.9996, "10.00"), (99999.6, "100000"), (12437.6, "12438"),
    (1.25e-5, "1.250e-5"), (0.000125, "0.0001250"), (12_345_678, "1.235e7"), (2.6755, "2.676"), (5e-324, "5.000e-324"),
    (0, "0"), (.infinity, "inf"), (.nan, "nan"),
  ])
  func `four significant digits are four, rounded half up as they are written`(value: Double, expected: String) {
    #expect(NumberText(value, .digits(4)).plain == expected)
  }

  @Test(arguments: [
    (0.8740, "0.874"), (-3.0, "-3"), (12437.6, "12438"), (1e-7, "1e-7"), (1.00004, "1"), (0.1 + 0.2, "0.3"),
    (-1e-9, "-1e-9"),
  ])
  func `a short number has no zeros at its end`(value: Double, expected: String) {
    #expect(NumberText(value, .short(4)).plain == expected)
  }

  @Test(arguments: [
    (0.1, 1, "0.1"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (0.96, 0, "1"), (0.4, 0, "0"), (2.675, 2, "2.68"),
    (19.999, 2, "20.00"),
    (1234.5, 3, "1234.500"),
  ])
  func `places are as many as asked for, and nothing is minus zero`(value: Double, places: Int, expected: String) {
    #expect(NumberText(value, .places(places)).plain == expected)
  }

  @Test(arguments: [
    (0.1, "0.1", "0.1"), (0.00005, "0.00005", "5e-5"), (1e-6, "1e-6", "1e-6"), (1.0 / 3, "0.3333", "0.3333"),
    (0.0031622776601683794, "0.003162", "0.003162"), (2.5e-7, "2.5e-7", "2.5e-7"), (1e7, "10000000", "1e7"),
  ])
  func `rates are as people write them, step sizes with an exponent where they are small`(
    value: Double, rate: String, stepSize: String
  ) {
    #expect(NumberText(value, .rate).plain == rate)
    #expect(NumberText(value, .stepSize).plain == stepSize)
  }

  @Test func `shares are percentages`() {
    #expect(NumberText(0.9735, .percent).plain == "97.4 %")
    #expect(NumberText(0.1, .percent).description == "10.0\u{A0}%")
    #expect(NumberText(0.1, .shortPercent).description == "10\u{A0}%")
    #expect(NumberText(1.0 / 3, .shortPercent).description == "33.3\u{A0}%")
    #expect(NumberText(.nan, .percent).plain == "nan %")
  }

  @Test(arguments: [
    (-0.8740, "−0.8740"), (12437.6, "12,438"), (-1234.5, "−1,235"), (1_234_567, "1,234,567"), (-1.25e-5, "−1.250×10⁻⁵"),
    (999, "999.0"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
  ])
  func `sentences have a true minus sign, commas between thousands, and one word for what is no number`(
    value: Double, expected: String
  ) {
    #expect(NumberText(value, .digits(4)).description == expected)
  }

  @Test(arguments: [(1e-8, "10⁻⁸"), (-1e-8, "−10⁻⁸"), (2.5e-7, "2.5×10⁻⁷"), (1e300, "10³⁰⁰"), (0.001, "0.001")])
  func `sentences and labels have the powers of ten that axes have`(value: Double, expected: String) {
    #expect(NumberText(value).description == expected)
  }

  @Test func `text that was typed gets a true minus sign only in its numbers`() {
    #expect("(-1, 2e-3)".withMinus == "(−1, 2×10⁻³)")
    #expect("from (-1e-8,1e12)".withMinus == "from (−10⁻⁸,10¹²)")
    #expect("x=-0.5".withMinus == "x=−0.5")
    #expect("run-3 of 2024-01-05, sin-gauss".withMinus == "run-3 of 2024-01-05, sin-gauss")
  }

  @Test func `counts have commas between thousands`() {
    #expect((-1_234_567).grouped == "−1,234,567")
    #expect(Int.min.grouped == "−9,223,372,036,854,775,808")
    #expect([999, 0, 1000].map(\.grouped) == ["999", "0", "1,000"])
    #expect(1.counted("epoch") == "1 epoch")
    #expect(2000.counted("batch", plural: "batches") == "2,000 batches")
  }

  @Test func `a number is rounded to digits without leaving the doubles`() {
    #expect(0.1234565.rounded(toDigits: 6) == 0.123457)
    #expect((-9.9999e307).rounded(toDigits: 2) == -1e308)
    #expect((5e-324).rounded(toDigits: 3) == 5e-324)
    #expect((0.0).rounded(toDigits: 3) == 0)
  }
}
