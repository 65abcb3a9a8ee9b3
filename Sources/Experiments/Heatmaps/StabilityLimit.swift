/// The rates above which an optimizer no longer settles in a minimum, as far as they are known.
package struct StabilityLimit: Sendable, Codable, Equatable {
  /// A rate for each value of the axis that is not the rate.
  package var rates: [Double]
  /// The largest second derivative, for the first of these values.
  package var curvature: Double
  /// The minimum it was taken at; `nil` where it is the same everywhere.
  package var minimum: [Double]?
}
