import Drawing
import Plotting
import Testing

struct CategoryScaleTests {
  private let scale = CategoryScale(names: ["8", "32", "128", "full"])

  @Test func `every name has an equal part of the axis and stands in its middle`() {
    #expect((0...3).map { scale.fraction(of: Double($0)) } == [0.125, 0.375, 0.625, 0.875])
    #expect(scale.fraction(of: scale.value(at: 0.3)) == 0.3)
    #expect(scale.ticks(about: 9, format: .number).map(\.label?.plain) == ["8", "32", "128", "full"])
  }

  @Test func `where there is room for fewer names, names at equal distances are left`() {
    #expect(scale.ticks(about: 2, format: .number).map(\.label?.plain) == ["8", "128"])
    #expect(CategoryScale(names: []).ticks(about: 2, format: .number).isEmpty)
  }

  @Test func `an axis of names is as long as they are many, whatever the data`() {
    let range = AxisRange(axis: Axis(scale: .categories(["a", "b"])), padding: 0.05, prefersZero: true)
    let scale = range.scale(for: [DataExtent([0, 1000])])
    #expect(scale.lower == -0.5 && scale.upper == 1.5)
  }
}
