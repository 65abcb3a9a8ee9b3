/// How features are moved and scaled before a model sees them; every number comes from the training part alone.
public enum Normalization: String, CaseIterable, Sendable, Codable {
  /// As they come.
  case none
  /// To 0…1: by the pixel range for images, by each column's range in the training part otherwise.
  case unit
  /// Each feature's training mean subtracted.
  case center
  /// Each feature's training mean subtracted, then divided by its standard deviation (population).
  case standardize
}
