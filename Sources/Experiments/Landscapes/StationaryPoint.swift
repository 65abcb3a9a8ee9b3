/// Where a function has no slope.
package struct StationaryPoint: Sendable, Codable, Equatable {
  /// What the function does around it.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Rises every way.
    case minimum
    /// Falls every way.
    case maximum
    /// Rises some ways and falls others.
    case saddle
    /// The second derivatives do not say.
    case flat
  }

  /// Where, a coordinate a parameter.
  package var coordinates: [Double]
  /// The function there.
  package var value: Double
  /// What it does around there.
  package var kind: Kind
}
