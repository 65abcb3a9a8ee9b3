/// The program's version, as CHANGELOG counts it.
enum Version {
  /// Semantic version.
  static let number = "0.1.0"
}
