import Descent
import Studies
import Testing
import Wording

struct DecimalTextTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-3, "-3"), (0.5, "0.5"), (0.1, "0.1"), (0.0001, "0.0001"), (0.00005, "0.00005"),
    (0.000025, "0.000025"), (0.00001, "0.00001"), (-0.00001234, "-0.00001234"), (1e-6, "1e-6"), (1234.5, "1234.5"),
    (1e15, "1000000000000000"),
    (9_007_199_254_740_992, "9007199254740992"), (1e16, "1e+16"), (-1e15, "-1000000000000000"),
    (123_456_789, "123456789"), (0.30000000000000004, "0.30000000000000004"), (.infinity, "inf"),
    (-.infinity, "-inf"), (.nan, "nan"),
  ])
  func `a number is as short as it can be`(value: Double, expected: String) {
    #expect(DecimalText(value).description == expected)
  }

  @Test func `no digit is lost`() {
    var value = 1.0 / 3
    while value > 1e-12 {
      #expect(Double(DecimalText(value).description) == value)
      #expect(Double(DecimalText(-value).description) == -value)
      value /= 2.7
    }
  }
}
