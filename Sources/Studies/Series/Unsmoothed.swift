import GradientKit

/// Leaves curves as they are.
struct Unsmoothed: Smoother {
  static let name = "none"
  static let summary = "values as they are"
  let looksAhead = false
  let isIdentity = true
  let caption = "not smoothed"

  init() {}
  init(_ settings: inout Settings) {}

  func smoothed(x: [Double], y: [Double]) -> [Double] { y }
}
