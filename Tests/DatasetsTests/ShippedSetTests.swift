import Datasets
import GradientKit
import Testing

struct ShippedSetTests {
  @Test func `digits are the 1,797 images of scikit-learn`() throws {
    let digits = try dataset("digits")
    #expect(digits.kind == .images(width: 8, height: 8, channels: 1, range: 0...16))
    #expect(digits.defaultNormalization == .unit)
    #expect(digits.training.features.width == 64)
    guard case .bytes(let pixels) = digits.training.features.storage,
      case .labels(let labels, let classes) = digits.training.targets
    else { throw Unexpected.storage }
    #expect(pixels.count == 1_797 * 64)
    #expect(Array(pixels.prefix(8)) == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(pixels.max() == 16)
    // numpy: load_digits().data.sum(), and the sum weighted by index modulo 251.
    #expect(pixels.reduce(0) { $0 + Int($1) } == 561_718)
    #expect(pixels.enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset % 251) } == 70_223_000)
    #expect(labels.prefix(12) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
    let counts = (0...9).map { digit in labels.count { $0 == digit } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(classes == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
  }

  @Test func `iris are the 150 flowers of scikit-learn`() throws {
    let iris = try dataset("iris")
    #expect(iris.kind == .table)
    #expect(iris.defaultNormalization == .standardize)
    #expect(iris.featureNames == ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"])
    guard case .doubles(let lengths) = iris.training.features.storage,
      case .labels(let labels, let classes) = iris.training.targets
    else { throw Unexpected.storage }
    #expect(iris.training.count == 150 && lengths.count == 600)
    #expect(Array(lengths.prefix(4)) == [5.1, 3.5, 1.4, 0.2])
    // Fisher's rows 34 and 37, which UCI's file misprints.
    #expect(lengths[34 * 4..<35 * 4] == [4.9, 3.1, 1.5, 0.2])
    #expect(lengths[37 * 4..<38 * 4] == [4.9, 3.6, 1.4, 0.1])
    #expect(abs(lengths.reduce(0, +) - 2_078.7) < 1e-9)
    #expect(classes == ["setosa", "versicolor", "virginica"])
    #expect(labels == (0..<150).map { Int32($0 / 50) })
  }

  @Test func `line is three points on twice x, as they are`() throws {
    let line = try dataset("line")
    guard case .doubles(let x) = line.training.features.storage, case .numbers(let y) = line.training.targets
    else { throw Unexpected.storage }
    #expect(x == [1, 2, 3])
    #expect(y == [2, 4, 6])
    #expect(line.defaultNormalization == .none)
    #expect(line.defaultValidationShare == 0)
  }

  @Test func `every source is registered under a name of its own`() throws {
    var catalog = Catalog()
    for source in ShippedDataSources.all { try catalog.register(source) }
    #expect(
      catalog[.data].map(\.name) == ["digits", "iris", "line", "blobs", "moons", "spiral", "cifar10", "mnist"])
  }
}
