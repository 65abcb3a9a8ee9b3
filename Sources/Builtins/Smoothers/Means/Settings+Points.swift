internal import GradientKit

extension Settings {
  /// Reads N, the number of points of a centred window: odd, so that the window has a middle.
  mutating func centredPoints() throws -> Int {
    let points = try integer("points", default: 11, "N, the points in the window, an odd number", in: 1...Int.max)
    guard points % 2 == 1 else {
      throw SettingError.badValue(
        component: component, key: "points", value: String(points), expected: "odd, so that the window has a middle")
    }
    return points
  }
}
