import Drawing
import Plotting
import Testing

struct ColorScaleTests {
  /// Every eighth of the published tables (van der Walt and Smith 2015; Nuñez and others 2018).
  @Test(arguments: [
    (
      ColorMap.viridis,
      [0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725] as [UInt32]
    ), (.cividis, [0x00224E, 0x1A386F, 0x434E6C, 0x61656F, 0x7D7C78, 0x9B9476, 0xBCAE6C, 0xDEC958, 0xFEE838]),
  ])
  func `colour maps are those published`(map: ColorMap, colors: [UInt32]) {
    for (index, color) in colors.enumerated() {
      let found = map.color(at: Double(index) / 8)
      for shift in [16, 8, 0] {
        #expect(abs(Int(found.hex >> UInt32(shift) & 0xFF) - Int(color >> UInt32(shift) & 0xFF)) <= 3)
      }
    }
    #expect(map.color(at: 0).hex == colors[0] && map.color(at: 1).hex == colors[8])
    #expect(map.color(at: -1) == map.color(at: 0) && map.color(at: .nan) == map.color(at: 0))
    #expect(map.reversed.color(at: 0).hex == colors[8])
  }

  @Test func `infinite values and NaN do not stretch the scale, and have no colour`() {
    let scale = ColorScale(fitting: [1, .infinity, 3, .nan, -.infinity])
    #expect(scale.lower == 1 && scale.upper == 3 && !scale.extendsAbove)
    #expect(scale.color(for: .infinity) == nil && scale.color(for: .nan) == nil)
    #expect(scale.fraction(of: 2) == 0.5)
  }

  @Test func `a robust scale leaves extremes to arrows`() {
    let values = (0...100).map(Double.init) + [1e9]
    let scale = ColorScale(fitting: values, span: .robust)
    #expect(scale.lower == 2 && scale.upper == 99)
    #expect(scale.extendsBelow && scale.extendsAbove)
    #expect(scale.color(for: 1e9) == scale.color(for: 99))
  }

  @Test(arguments: [0.0, 1, -3, 1e-300, 1e300, -1e300])
  func `values that are all equal have one colour`(value: Double) {
    for kind in [ColorScale.Kind.linear, .diverging(around: 0), .bands(levels: [])] {
      let scale = ColorScale(fitting: [value, value], kind: kind)
      #expect(scale.lower < scale.upper && scale.color(for: value) != nil)
      #expect(scale.axis.ticks(about: 4, format: .number).count >= 2)
    }
    #expect(ColorScale(fitting: [7, 7]).fraction(of: 7) == 0.5)
    #expect(abs((ColorScale(fitting: [7, 7], kind: .log10).fraction(of: 7) ?? 0) - 0.5) < 1e-12)
  }

  @Test func `zero and below have no colour on a logarithmic scale`() {
    let scale = ColorScale(fitting: [0, -1, 0.01, 100], kind: .log10)
    #expect(scale.lower == 0.01 && scale.upper == 100)
    #expect(scale.color(for: 0) == nil && scale.color(for: -1) == nil)
    #expect(abs((scale.fraction(of: 1) ?? 0) - 0.5) < 1e-12)
    #expect(Cell.value(0).look(on: scale) == .state(.notPositive))
    #expect(Cell.value(.nan).look(on: scale) == .state(.notFinite))
  }

  @Test func `a diverging scale has its middle colour at its middle, and is as steep on both sides`() {
    let scale = ColorScale.diverging(around: 1, 0, 5)
    #expect(scale.fraction(of: 1) == 0.5 && scale.fraction(of: 5) == 1 && scale.fraction(of: 0) == 0.375)
  }

  @Test func `bands have one colour each, in equal steps`() {
    let scale = ColorScale.bands([1, 10, 100], 0, 1000)
    #expect(
      [0, 0.9, 1, 9.9, 10, 100, 999, 1e6].map { scale.fraction(of: $0) } == [0, 0, 1, 1, 2, 3, 3, 3].map { $0 / 3 })
    #expect(scale.axis.ticks(about: 9, format: .number).compactMap(\.label?.plain) == ["1", "10", "100"])
    #expect(scale.color(from: 1, to: 10) == scale.color(for: 5))
    #expect(scale.axis.fraction(of: 10) == 0.5)
  }

  @Test func `without a finite value there is still a scale`() {
    for kind in [ColorScale.Kind.linear, .log10, .diverging(around: 0), .bands(levels: [])] {
      let scale = ColorScale(fitting: [.nan], kind: kind)
      #expect(scale.lower < scale.upper)
    }
  }
}
