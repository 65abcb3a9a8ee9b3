import Datasets
import GradientKit
import Testing

/// The requirements on every source of examples; one row per source that needs no file.
struct DataSourceConformanceTests {
  static let rows = ShippedDataSources.all.map { $0.name }.filter { !readFromFiles.contains($0) }

  /// Sources that read a folder, with tests of their own.
  private static let readFromFiles = ["cifar10", "mnist"]

  private func targets(_ examples: Examples) -> [Double] {
    switch examples.targets {
    case .numbers(let values): values
    case .labels(let labels, _): labels.map { Double($0) }
    }
  }

  @Test(arguments: rows)
  func `examples are finite, named, and have a target each`(name: String) throws {
    let data = try dataset(name)
    #expect(data.name == name && !data.source.isEmpty && !data.source.contains("\n"))
    #expect(data.training.count > 0 && targets(data.training).count == data.training.count)
    #expect(data.values.count == data.training.count * data.training.features.width)
    #expect(data.values.allSatisfy { $0.isFinite } && targets(data.training).allSatisfy { $0.isFinite })
    #expect((0..<1).contains(data.defaultValidationShare))
    switch data.kind {
    case .images(let width, let height, let channels, let range):
      #expect(width * height * channels == data.training.features.width)
      #expect(data.values.allSatisfy { range.contains($0) })
    case .table: #expect(data.featureNames.isEmpty || data.featureNames.count == data.training.features.width)
    }
    if let test = data.test { #expect(test.features.width == data.training.features.width) }
  }

  @Test(arguments: rows)
  func `every class is there and every label is a class`(name: String) throws {
    let data = try dataset(name)
    #expect(Set(data.labels) == Set((0..<data.classes.count).map { Int32($0) }))
    #expect(Set(data.classes).count == data.classes.count)
  }

  @Test(arguments: rows)
  func `the seed makes the examples only where it says so`(name: String) throws {
    let source = try #require(ShippedDataSources.all.first { $0.name == name })
    let (one, same, other) = try (dataset(name, seed: 1), dataset(name, seed: 1), dataset(name, seed: 2))
    #expect(one.values == same.values && targets(one.training) == targets(same.training))
    #expect((one.values != other.values) == source.isMadeFromSeed)
  }

  @Test(arguments: ShippedDataSources.all.map { $0.name })
  func `a source has a summary, and words for every setting`(name: String) throws {
    let source = try #require(ShippedDataSources.all.first { $0.name == name })
    #expect(!source.summary.isEmpty && !source.summary.hasSuffix("."))
    var settings = Settings(for: name)
    // A source that needs a path documents the setting before it throws.
    _ = try? source.init(&settings)
    #expect(settings.read.allSatisfy { !$0.meaning.isEmpty && !$0.key.isEmpty })
  }
}
