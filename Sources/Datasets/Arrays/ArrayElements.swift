import FileReading
import GradientKit

/// The elements of an array, checked for values that cannot be used.
struct ArrayElements {
  private let array: NumPyArray
  private let name: String?
  private let path: String

  /// Creates the elements of a single array, or of an archive's array with a name.
  init(_ array: NumPyArray, named name: String? = nil, of path: String) {
    self.array = array
    self.name = name
    self.path = path
  }

  /// Throws if an element is NaN or infinite.
  func requireFinite() throws(DataError) {
    let place: Int? =
      switch array.values {
      case .bytes: nil
      case .singles(let values): values.firstIndex { !$0.isFinite }
      case .doubles(let values): values.firstIndex { !$0.isFinite }
      }
    if let place { throw fault(at: place, "correct it, or leave its row out") }
  }

  /// Returns the error for the element at an index of the values; `remedy` says what to do.
  func fault(at place: Int, _ remedy: String) -> DataError {
    let value = array.doubles[place]
    return .badElement(
      path: path, array: name, index: index(of: place), value: Int(exactly: value).map { "\($0)" } ?? "\(value)",
      remedy: remedy)
  }

  private func index(of place: Int) -> [Int] {
    var (rest, index) = (place, [Int]())
    for extent in array.shape.reversed() {
      index.append(rest % extent)
      rest /= extent
    }
    return index.reversed()
  }
}

/// An array of two dimensions as a table: one column is the target, all others are features.
struct ArrayTable {
  /// The features, in the precision of the array.
  let features: FeatureTable
  /// The target, one number per row.
  let targets: [Double]

  /// Splits an array with two or more columns into features and target.
  init(_ array: NumPyArray, target: Int) {
    let width = array.shape[1]
    func isFeature(_ index: Int) -> Bool { index % width != target }
    func features<Value>(_ values: [Value]) -> [Value] { values.indices.filter(isFeature).map { values[$0] } }
    switch array.values {
    case .bytes(let values): self.features = FeatureTable(bytes: features(values), width: width - 1)
    case .singles(let values): self.features = FeatureTable(singles: features(values), width: width - 1)
    case .doubles(let values): self.features = FeatureTable(doubles: features(values), width: width - 1)
    }
    let all = array.doubles
    targets = stride(from: target, to: all.count, by: width).map { all[$0] }
  }
}
