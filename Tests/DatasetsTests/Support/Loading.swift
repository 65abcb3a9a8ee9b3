import Datasets
import GradientKit

/// Loads the data that a spec names, as the command line does.
func dataset(_ spec: String, seed: UInt64 = 0) throws -> Dataset {
  var catalog = Catalog()
  for source in ShippedDataSources.all { try catalog.register(source) }
  return try catalog.data(Spec(spec)).load(seed: seed)
}

extension Dataset {
  /// The features as doubles, for any type of storage.
  var values: [Double] {
    switch training.features.storage {
    case .bytes(let values): values.map { Double($0) }
    case .singles(let values): values.map { Double($0) }
    case .doubles(let values): values
    }
  }

  /// The labels of the training part; empty for numbers.
  var labels: [Int32] {
    if case .labels(let labels, _) = training.targets { labels } else { [] }
  }

  /// The classes of the training part; empty for numbers.
  var classes: [String] {
    if case .labels(_, let classes) = training.targets { classes } else { [] }
  }

  /// The numbers to predict; empty for classes.
  var numbers: [Double] {
    if case .numbers(let numbers) = training.targets { numbers } else { [] }
  }
}
