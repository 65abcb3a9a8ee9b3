package import GradientKit

/// What a reader should know about the examples behind a figure.
package struct ProblemFacts: Sendable, Equatable, Codable {
  /// The data set's short name.
  package var data = ""
  /// Where the examples come from.
  package var source = ""
  /// What the reader of the data did that should be known.
  package var remarks: [String] = []
  /// The files the examples were read from.
  package var files: [DataFile] = []
  /// The number of features a row.
  package var features = 0
  /// The classes; empty where numbers are predicted.
  package var classes: [String] = []
  /// The share of the largest class among the examples learned from, where classes are of very different sizes.
  ///
  /// That accuracy takes no learning.
  package var majorityShare: Double?
  /// The number of parameters.
  package var parameters = 0
  /// The number of examples learned from.
  package var trainingCount = 0
  /// The number of examples held out.
  package var validationCount = 0
  /// The number of examples set aside by whoever made the data.
  package var testCount = 0
  /// How features are normalized.
  package var normalization: Normalization?

  /// Nothing known yet.
  package init() {}

  init(
    data: String, source: String, remarks: [String], files: [DataFile], features: Int, classes: [String],
    majorityShare: Double?, parameters: Int, trainingCount: Int, validationCount: Int, testCount: Int,
    normalization: Normalization
  ) {
    self.data = data
    self.source = source
    self.remarks = remarks
    self.files = files
    self.features = features
    self.classes = classes
    self.majorityShare = majorityShare
    self.parameters = parameters
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.testCount = testCount
    self.normalization = normalization
  }
}

extension ProblemFacts {
  /// Whether its counts are counts.
  package var isConsistent: Bool {
    [features, parameters, trainingCount, validationCount, testCount].allSatisfy(StoredNumber.counts.contains)
      && (0...1).contains(majorityShare ?? 0)
  }
}
