import GradientKit
import Testing

struct Dual4Tests {
  private static let seeds = SIMD4<Double>(1, -2, 0.5, 0)

  private func expect(_ four: Dual4, like ones: [Dual], location: SourceLocation = #_sourceLocation) {
    for (lane, one) in ones.enumerated() {
      #expect(four.value == one.value && four.slopes[lane] == one.slope, sourceLocation: location)
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func `a function of four directions is four functions of one`(function: ElementaryFunction) {
    for x in function.points {
      expect(
        function(Dual4(value: x, slopes: Self.seeds)),
        like: (0..<4).map { function(Dual(value: x, slope: Self.seeds[$0])) })
    }
  }

  @Test func `arithmetic in four directions is four times arithmetic in one`() {
    func formulas<S: Scalar>(_ a: S, _ b: S) -> [S] {
      var c = a
      c += b
      c *= a
      c -= b
      c /= b
      return [
        a + b, a - b, a * b, a / b, -a, abs(a), abs(-a), max(a, b), min(a, b), S.pow(a, b), S.pow(a, 2), c, a + 2,
        3 * b,
      ]
    }
    let other = SIMD4<Double>(3, 5, -7, 0)
    let four = formulas(Dual4(value: 1.5, slopes: Self.seeds), Dual4(value: 2.5, slopes: other))
    let ones = (0..<4).map { formulas(Dual(value: 1.5, slope: Self.seeds[$0]), Dual(value: 2.5, slope: other[$0])) }
    for (index, result) in four.enumerated() { expect(result, like: ones.map { $0[index] }) }
  }

  @Test func `kinks and constants have no slope`() {
    #expect(abs(Dual4(value: 0, slopes: .one)).slopes == .zero)
    #expect(Dual4(3).slopes == .zero)
    #expect((2 as Dual4).slopes == .zero && (2.5 as Dual4).slopes == .zero)
    #expect(Dual4.pow(Dual4(value: 0, slopes: .one), Dual4(2)).slopes == .zero)
    #expect(Dual4(value: 1, slopes: .one) == Dual4(value: 1, slopes: .zero))
  }
}
