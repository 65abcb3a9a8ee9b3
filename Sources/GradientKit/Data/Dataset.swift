/// Examples with their description.
public struct Dataset: Sendable {
  /// The meaning of a row.
  public enum Kind: Sendable, Equatable {
    /// Pixels, all within `range`.
    case images(width: Int, height: Int, channels: Int, range: ClosedRange<Double>)
    /// Columns of different quantities.
    case table
  }

  /// A short name for titles, such as `digits`.
  public var name: String
  /// The origin of the examples, as a sentence with its citation.
  public var source: String
  /// The meaning of a row.
  public var kind: Kind
  /// The names of the features; empty for images.
  public var featureNames: [String]
  /// The training examples, before a validation part is split off.
  public var training: Examples
  /// The test part of the data set.
  public var test: Examples?
  /// The default normalization of features.
  public var defaultNormalization: Normalization
  /// The default share of training examples held out for validation.
  public var defaultValidationShare: Double
  /// Remarks for the user, such as the number of rows dropped.
  public var remarks: [String]
  /// The files of the examples; empty for a set that is built in or generated.
  public var files: [DataFile] = []

  /// Creates a data set of training examples and, if the data provides them, test examples.
  public init(
    name: String, source: String, kind: Kind, featureNames: [String] = [], training: Examples, test: Examples? = nil,
    defaultNormalization: Normalization, defaultValidationShare: Double = 0.2, remarks: [String] = []
  ) {
    self.name = name
    self.source = source
    self.kind = kind
    self.featureNames = featureNames
    self.training = training
    self.test = test
    self.defaultNormalization = defaultNormalization
    self.defaultValidationShare = defaultValidationShare
    self.remarks = remarks
  }
}

/// The shift and scale of features before a model sees them, computed from the training part only.
public enum Normalization: String, CaseIterable, Sendable, Codable {
  /// Unchanged features.
  case none
  /// Features scaled to 0…1: by the pixel range for images, otherwise by each column's range in the training part.
  case unit
  /// Features minus their training means.
  case center
  /// Features minus their training means, divided by their standard deviations (population).
  case standardize
}

/// A file of examples, with a digest to recognize it.
public struct DataFile: Sendable, Hashable, Codable {
  /// The name, without the folder unless files of several folders belong together.
  public var name: String
  /// The SHA-256 digest of the contents, as 64 hexadecimal digits.
  public var sha256: String

  /// Creates a file from its name and digest.
  public init(name: String, sha256: String) {
    self.name = name
    self.sha256 = sha256
  }
}
