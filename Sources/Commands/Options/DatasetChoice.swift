import Datasets
import GradientKit
import Synchronization

/// Which examples are meant by `--data`, read or made at most once for each seed that matters.
final class DatasetChoice: Sendable {
  private enum Source {
    case component(any DataSource)
    case file(DelimitedFile)
    case arrays(NumPyFile)
  }

  private let source: Source
  private let loaded = Mutex<[UInt64: Dataset]>([:])

  /// The data set a spec names, or the file at that path.
  init(_ text: String, target: String?, missing: MissingArgument, catalog: Catalog) throws {
    let spec = Spec(text)
    if catalog[.data, spec.name] != nil {
      guard target == nil else {
        throw UsageError("--target belongs to a file; '\(spec.name)' knows what to predict")
      }
      source = .component(try catalog.data(spec))
    } else if NumPyFile.recognizes(path: text) {
      guard missing == .refuse else { throw UsageError("--missing is about the cells of CSV files; arrays have none") }
      source = .arrays(NumPyFile(path: text, target: target))
    } else if Self.looksLikeFile(text) {
      let missing: DelimitedFile.MissingCells? =
        switch missing {
        case .refuse: nil
        case .drop: .drop
        case .mean: .mean
        }
      source = .file(DelimitedFile(path: text, target: target, missing: missing))
    } else {
      throw CatalogError.unknown(name: spec.name, kind: .data, known: catalog[.data].map(\.name))
    }
  }

  /// The examples; the same ones for every seed unless they are made from it.
  func load(seed: UInt64) throws -> Dataset {
    let key: UInt64 =
      if case .component(let source) = source, type(of: source).isMadeFromSeed { seed } else { 0 }
    return try loaded.withLock { loaded in
      if let dataset = loaded[key] { return dataset }
      let dataset =
        switch source {
        case .component(let source): try source.load(seed: seed)
        case .file(let file): try file.load()
        case .arrays(let file): try file.load()
        }
      loaded[key] = dataset
      return dataset
    }
  }

  private static func looksLikeFile(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return text.contains("/") || [".csv", ".tsv", ".txt", ".data", ".dat"].contains { lowered.hasSuffix($0) }
  }
}
