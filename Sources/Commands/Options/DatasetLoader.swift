import Datasets
import Descent
import FileReading
import GradientKit
import Synchronization

/// Loads data sets and caches them.
final class DatasetLoader: Sendable {
  private struct Key: Hashable {
    var choice: DataChoice
    /// The seed, if the examples are generated from it.
    var seed: UInt64
  }

  private let catalog: Catalog
  private let memory: MemoryBudget
  private let loaded = Mutex<[Key: Dataset]>([:])

  /// Creates a loader of the catalog's data sets and of files, which must fit into memory.
  init(_ catalog: Catalog, memory: MemoryBudget) {
    self.catalog = catalog
    self.memory = memory
  }

  /// Returns the data set of a choice; some data sets are generated from the seed.
  func load(_ choice: DataChoice, seed: UInt64) throws -> Dataset {
    let source = try choice.component.map { try catalog.data($0) }
    let key = Key(choice: choice, seed: source.map { type(of: $0).isMadeFromSeed } ?? false ? seed : 0)
    return try loaded.withLock { loaded in
      if let dataset = loaded[key] { return dataset }
      let dataset = try source?.load(seed: seed) ?? file(choice)
      loaded[key] = dataset
      return dataset
    }
  }

  private func file(_ choice: DataChoice) throws -> Dataset {
    guard case .file(let file) = choice else { throw StudyError.nothingToLearn }
    // The file's bytes, its cells and its numbers.
    var need = MemoryNeed()
    need.add(3 * Double(InputFile.size(of: file.path) ?? 0), for: "reading \(file.path)")
    try memory.require(need)
    if NumPyFile.recognizes(path: file.path) { return try NumPyFile(path: file.path, target: file.target).load() }
    let missing: DelimitedFile.MissingCells? =
      switch file.missing {
      case .refuse: nil
      case .drop: .drop
      case .mean: .mean
      }
    return try DelimitedFile(
      path: file.path, target: file.target, missing: missing,
      features: FeatureChoice(features: file.features, ignored: file.ignored)
    ).load()
  }
}

extension DataChoice {
  /// Creates the choice that options describe.
  ///
  /// - Throws: ``UsageError`` for options that do not fit the data, ``CatalogError`` for an unknown name.
  init(
    _ text: String, target: String?, missing: File.Missing, features: [String], ignored: [String], catalog: Catalog
  ) throws {
    let spec = Spec(text)
    let namesColumns = !features.isEmpty || !ignored.isEmpty
    if catalog[.data, spec.name] != nil {
      guard target == nil else {
        throw UsageError("--target belongs to a file; '\(spec.name)' knows what to predict")
      }
      guard !namesColumns else {
        throw UsageError("--features and --ignore are about the columns of a file; '\(spec.name)' is none")
      }
      self = .component(spec)
    } else if NumPyFile.recognizes(path: text) {
      guard missing == .refuse else { throw UsageError("--missing is about the cells of CSV files; arrays have none") }
      guard !namesColumns else {
        throw UsageError("--features and --ignore are about the columns of text files; arrays have no names for them")
      }
      self = .file(File(path: text, target: target))
    } else if Self.looksLikeFile(text) {
      self = .file(File(path: text, target: target, missing: missing, features: features, ignored: ignored))
    } else {
      throw CatalogError.unknown(name: spec.name, kind: .data, known: catalog[.data].map(\.name))
    }
  }

  private static func looksLikeFile(_ text: String) -> Bool {
    let lowered = text.lowercased()
    let endings = [
      ".csv", ".tsv", ".txt", ".data", ".dat", ".gz", ".arff", ".svm", ".svmlight", ".libsvm", ".parquet",
    ]
    return text == InputFile.standardInput || text.contains("/") || endings.contains { lowered.hasSuffix($0) }
  }
}
