public import GradientKit

/// What a reader should know about the examples behind a figure.
public struct ProblemFacts: Sendable, Equatable, Codable {
  /// The data set's short name.
  public var data = ""
  /// Where the examples come from.
  public var source = ""
  /// What the reader of the data did that should be known.
  public var remarks: [String] = []
  /// The files the examples were read from.
  public var files: [DataFile] = []
  /// The number of features a row.
  public var features = 0
  /// The classes; empty where numbers are predicted.
  public var classes: [String] = []
  /// The number of parameters.
  public var parameters = 0
  /// The number of examples learned from.
  public var trainingCount = 0
  /// The number of examples held out.
  public var validationCount = 0
  /// The number of examples set aside by whoever made the data.
  public var testCount = 0
  /// How features are normalized.
  public var normalization = ""

  /// Nothing known yet.
  public init() {}

  init(
    data: String, source: String, remarks: [String], files: [DataFile], features: Int, classes: [String],
    parameters: Int,
    trainingCount: Int, validationCount: Int, testCount: Int, normalization: String
  ) {
    self.data = data
    self.source = source
    self.remarks = remarks
    self.files = files
    self.features = features
    self.classes = classes
    self.parameters = parameters
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.testCount = testCount
    self.normalization = normalization
  }
}
