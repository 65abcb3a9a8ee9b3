/// Where a function has no slope.
public struct StationaryPoint: Sendable, Codable, Equatable {
  /// What the function does around it.
  public enum Kind: String, Sendable, Codable, CaseIterable {
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
  public var coordinates: [Double]
  /// The function there.
  public var value: Double
  /// What it does around there.
  public var kind: Kind
}
