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

  /// A data set.
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
