/// A file that examples were read from, so that it is known again.
public struct DataFile: Sendable, Hashable, Codable {
  /// Its name, without the folder unless files of several folders belong together.
  public var name: String
  /// SHA-256 of its bytes, as 64 hexadecimal digits.
  public var sha256: String

  /// A file.
  public init(name: String, sha256: String) {
    self.name = name
    self.sha256 = sha256
  }
}
