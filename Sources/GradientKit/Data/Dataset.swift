/// Examples with what is known about them.
public struct Dataset: Sendable {
  /// What a row is.
  public enum Kind: Sendable, Equatable {
    /// Pixels, all in `range`.
    case images(width: Int, height: Int, channels: Int, range: ClosedRange<Double>)
    /// Columns with meanings of their own.
    case table
  }

  /// A short name for titles, such as `digits`.
  public var name: String
  /// Where the examples come from, in a sentence with its citation.
  public var source: String
  /// What a row is.
  public var kind: Kind
  /// A name for each feature; empty for images.
  public var featureNames: [String]
  /// The examples to learn from, before a validation part is split off.
  public var training: Examples
  /// Examples set aside by whoever made the data.
  public var test: Examples?
  /// How features are normalized unless the user says otherwise.
  public var defaultNormalization: Normalization
  /// The share of training examples held out for validation unless the user says otherwise.
  public var defaultValidationShare: Double
  /// What the reader did that a user should know, such as rows dropped.
  public var remarks: [String]
  /// The files it was read from; none for a set that ships or is made.
  public var files: [DataFile] = []

  /// A data set of training examples and, where the data comes with them, test examples.
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

/// A file that examples were read from, so that it is known again.
public struct DataFile: Sendable, Hashable, Codable {
  /// Its name, without the folder unless files of several folders belong together.
  public var name: String
  /// SHA-256 of its bytes, as 64 hexadecimal digits.
  public var sha256: String

  /// The file with this name and digest.
  public init(name: String, sha256: String) {
    self.name = name
    self.sha256 = sha256
  }
}
