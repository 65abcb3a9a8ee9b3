package import GradientKit

/// The facts about the examples behind a figure.
package struct ProblemFacts: Sendable, Equatable, Codable {
  /// The data set's short name.
  package var data = ""
  /// The origin of the examples.
  package var source = ""
  /// Remarks of the reader of the data.
  package var remarks: [String] = []
  /// The files of the examples.
  package var files: [DataFile] = []
  /// The number of features per row.
  package var features = 0
  /// The classes; empty for regression.
  package var classes: [String] = []
  /// The share of the largest class among the training examples, if classes are of very different sizes.
  ///
  /// A constant prediction reaches that accuracy.
  package var majorityShare: Double?
  /// The number of parameters.
  package var parameters = 0
  /// The number of training examples.
  package var trainingCount = 0
  /// The number of held-out examples.
  package var validationCount = 0
  /// The number of test examples.
  package var testCount = 0
  /// The normalization of features.
  package var normalization: Normalization?

  /// Creates facts with default values.
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
  /// Whether the counts are valid.
  package var isConsistent: Bool {
    [features, parameters, trainingCount, validationCount, testCount].allSatisfy(StoredNumber.counts.contains)
      && (0...1).contains(majorityShare ?? 0)
  }
}
