import Datasets
import GradientKit
import TestSupport
import Testing

struct NumPyFileTests {
  private typealias Arrays = [(name: String, bytes: [UInt8])]

  private func load(_ arrays: Arrays, target: String? = nil) throws -> Dataset {
    let folder = try TemporaryFolder(["set.npz": NumPyWriting.archive(arrays)])
    return try NumPyFile(path: "\(folder.path)/set.npz", target: target).load()
  }

  private func load(table bytes: [UInt8], target: String? = nil) throws -> Dataset {
    let folder = try TemporaryFolder(["set.npy": bytes])
    return try NumPyFile(path: "\(folder.path)/set.npy", target: target).load()
  }

  private func message(_ arrays: Arrays, target: String? = nil) throws -> String {
    let folder = try TemporaryFolder(["set.npz": NumPyWriting.archive(arrays)])
    return folder.message { try NumPyFile(path: "\(folder.path)/set.npz", target: target).load() }
  }

  private func message(table bytes: [UInt8], target: String? = nil) throws -> String {
    let folder = try TemporaryFolder(["set.npy": bytes])
    return folder.message { try NumPyFile(path: "\(folder.path)/set.npy", target: target).load() }
  }

  private func bytes(_ shape: [Int], _ values: [UInt8]? = nil) -> [UInt8] {
    NumPyWriting.array("|u1", shape, values ?? (0..<shape.reduce(1, *)).map { UInt8(truncatingIfNeeded: $0) })
  }

  private let x = NumPyWriting.doubles([1, 2, 3, 4, 5, 6, 7, 8], [4, 2])
  private let y = NumPyWriting.integers([0, 2, 0, 2], [4])

  @Test(arguments: [
    ("X", "y"), ("x", "y"), ("data", "target"), ("features", "labels"), ("Images", "Labels"), ("X_train", "y_train"),
  ])
  func `features and target are found by their usual names`(features: String, target: String) throws {
    let data = try load([("ids", y), (features, x), (target, y)])
    #expect(data.kind == .table && data.featureNames == ["c0", "c1"])
    #expect(data.values == [1, 2, 3, 4, 5, 6, 7, 8] && data.numbers == [0, 2, 0, 2])
    #expect(data.name == "set" && data.source == "Read from set.npz" && data.defaultNormalization == .standardize)
    #expect(data.files.map(\.name) == ["set.npz"] && data.files[0].sha256.count == 64)
    #expect(
      data.remarks == [
        "not used: ids int64 (4,)",
        "the 2 different integers of '\(target)' are classes for losses over classes, and numbers for others",
      ])
  }

  @Test func `bytes of three dimensions are images, with a test part`() throws {
    let data = try load([
      ("x_train", bytes([4, 3, 2])), ("y_train", bytes([4], [7, 1, 7, 1])), ("x_test", bytes([1, 3, 2])),
      ("y_test", bytes([1, 1], [1])),
    ])
    #expect(data.kind == .images(width: 2, height: 3, channels: 1, range: 0...255))
    #expect(data.defaultNormalization == .unit && data.featureNames.isEmpty)
    guard case .bytes(let pixels) = data.training.features.storage else { throw Unexpected.storage }
    #expect(pixels == Array(0..<24) && data.numbers == [7, 1, 7, 1])
    #expect(data.test?.count == 1)
    guard case .numbers(let test)? = data.test?.targets else { throw Unexpected.storage }
    #expect(test == [1])
  }

  @Test func `colours are put channel after channel, wherever they stand`() throws {
    let (red, green) = ([UInt8](0..<6), [UInt8](100..<106))
    let mixed = zip(red, green).flatMap { [$0, $1] }
    let last = try load([("x", bytes([1, 3, 2, 2], mixed)), ("y", bytes([1], [0]))])
    #expect(last.kind == .images(width: 2, height: 3, channels: 2, range: 0...255))
    #expect(last.values == (red + green).map { Double($0) })
    let first = try load([("x", bytes([1, 2, 6, 5])), ("y", bytes([1], [0]))])
    #expect(first.kind == .images(width: 5, height: 6, channels: 2, range: 0...255))
    #expect(first.values == (0..<60).map { Double($0) })
  }

  @Test func `what is no image is laid out in columns`() throws {
    let volumes = try load([("x", bytes([2, 5, 5, 5])), ("y", bytes([2], [0, 1]))])
    #expect(volumes.kind == .table && volumes.training.features.width == 125)
    #expect(
      volumes.remarks.first
        == "'x', uint8 (2, 5, 5, 5), is laid out in rows of 125 features; images are arrays of uint8")
    let singles = try load([
      ("x", NumPyWriting.array("<f4", [1, 2, 2], [UInt8](repeating: 0, count: 16))), ("y", bytes([1], [0])),
    ])
    guard case .singles = singles.training.features.storage else { throw Unexpected.storage }
    #expect(try load([("x", bytes([3])), ("y", bytes([3]))]).training.features.width == 1)
  }

  @Test func `MedMNIST's names are known; its validation part is a test part where there is no other`() throws {
    let validation: Arrays = [("val_images", bytes([1, 2, 2])), ("val_labels", bytes([1, 1], [1]))]
    let test: Arrays = [("test_images", bytes([2, 2, 2])), ("test_labels", bytes([2, 1], [1, 0]))]
    let training: Arrays = [("train_images", bytes([4, 2, 2])), ("train_labels", bytes([4, 1], [0, 1, 0, 1]))]
    let whole = try load(training + validation + test)
    #expect(whole.test?.count == 2)
    #expect(
      whole.remarks.first == "'val_images' is left out: a share of 'train_images' is held out for validation")
    let part = try load(training + validation)
    #expect(part.test?.count == 1 && part.remarks.first == "'val_images' is the test part")
  }

  @Test func `a named target needs one other array with as many rows`() throws {
    let other = NumPyWriting.doubles([1, 2, 3, 4], [4])
    #expect(try load([("grid", x), ("height", other)], target: "height").numbers == [1, 2, 3, 4])
    // Of several arrays, the one with a known name; the target of a known pair has the features of its pair.
    #expect(try load([("X", x), ("y", y), ("height", other)], target: "height").training.features.width == 2)
    #expect(try load([("X", x), ("y", y), ("height", other)], target: "y").numbers == [0, 2, 0, 2])
    #expect(
      try message([("a", x), ("b", x), ("height", other)], target: "height")
        == "FOLDER/set.npz: several arrays have as many rows as 'height'; call the one with the features x "
        + "(arrays: a, b)")
    #expect(
      try message([("a", NumPyWriting.doubles([1], [1])), ("height", other)], target: "height")
        == "FOLDER/set.npz: no other array has as many rows as 'height', so there are no features to predict it from")
    #expect(
      try message([("X", x), ("height", other)], target: "heigth")
        == "FOLDER/set.npz: no array 'heigth'; did you mean 'height'? (arrays: X, height)")
  }

  @Test func `words are classes, those of the test part the same as in training`() throws {
    func words(_ list: [String]) -> [UInt8] {
      NumPyWriting.array(
        "<U4", [list.count],
        list.flatMap { word in
          let scalars = word.unicodeScalars.map(\.value) + Array(repeating: 0, count: 4 - word.unicodeScalars.count)
          return scalars.flatMap { NumPyWriting.little($0) }
        })
    }
    func classes(of examples: Examples?) -> String {
      guard case .labels(let labels, let classes)? = examples?.targets else { return "no classes" }
      return "\(classes) \(labels)"
    }
    let bytes = NumPyWriting.array("|S2", [4], Array("b\0aab\0aa".utf8))
    let set = try load([("images", x), ("target", words(["Nà", "été", "Nà", "a"]))])
    #expect(classes(of: set.training) == #"["Nà", "a", "été"] [0, 2, 0, 1]"#)
    #expect(set.remarks == [])
    #expect(try classes(of: load([("x", x), ("y", bytes)]).training) == #"["aa", "b"] [1, 0, 1, 0]"#)
    let parts = try load([
      ("x_train", x), ("y_train", words(["b", "c", "b", "a"])), ("x_test", x), ("y_test", words(["c", "c", "a", "a"])),
    ])
    #expect(classes(of: parts.test) == #"["a", "b", "c"] [2, 2, 0, 0]"#)
    #expect(
      try message([
        ("x_train", x), ("y_train", words(["b", "c", "b", "a"])), ("x_test", x),
        ("y_test", words(["c", "d", "a", "a"])),
      ]) == "FOLDER/set.npz: the array 'y_test' has an example of 'd', a class without examples for training")
  }

  @Test func `without a pair all arrays are listed, those that were passed over too`() throws {
    #expect(
      try message([("grid", x), ("y", NumPyWriting.array("<U1", [1], [1, 0, 0, 0]))])
        == "FOLDER/set.npz: which arrays are features and target? give --target with the name of one, or call them "
        + "x_train and y_train, train_images and train_labels, x and y, data and target, images and labels, images and target, features "
        + "and labels (arrays: grid float64 (4, 2)); the array 'y' is passed over: it holds text, but numbers are needed"
    )
  }

  @Test func `arrays that do not fit together are refused with their names`() throws {
    #expect(
      try message([("x", x), ("y", bytes([3]))]) == "FOLDER/set.npz: the array 'x' has 4 rows, but 'y' has 3")
    #expect(
      try message([("x", x), ("y", bytes([4, 3]))])
        == "FOLDER/set.npz: the array 'y' is uint8 (4, 3), but one target an example is needed; save classes as their "
        + "indices, such as y.argmax(axis=1)")
    #expect(
      try message([("x_train", bytes([2, 2, 2])), ("y_train", bytes([2])), ("x_test", x), ("y_test", y)])
        == "FOLDER/set.npz: the array 'x_test' is float64 (4, 2), but examples as in 'x_train', uint8 (2, 2, 2), are "
        + "needed")
    #expect(
      try message([("x", bytes([0, 3])), ("y", bytes([0]))])
        == "FOLDER/set.npz: the array 'x' is uint8 (0, 3): there are no examples in it")
  }

  @Test func `what is not finite is refused with its place`() throws {
    let holes = NumPyWriting.doubles([1, 2, 3, .nan, 5, -.infinity, 7, 8], [2, 2, 2])
    #expect(
      try message([("x", holes), ("y", bytes([2]))])
        == "FOLDER/set.npz: the array 'x' has nan at [0, 1, 1]; correct it, or leave its row out")
    #expect(
      try message([("x", x), ("y", NumPyWriting.doubles([1, 2, 3, .infinity], [4]))])
        == "FOLDER/set.npz: the array 'y' has inf at [3]; correct it, or leave its row out")
  }

  @Test func `few different integers are classes or numbers, as the loss takes them, below zero too`() throws {
    let labels: [Int64] = [0, 1, 2, -1, 0, 1, 2, 0]
    let eight = NumPyWriting.doubles((0..<8).map { Double($0) }, [8])
    let few = try load([("x", eight), ("y", NumPyWriting.integers(labels, [8]))])
    #expect(few.numbers == labels.map { Double($0) })
    #expect(
      few.remarks == ["the 4 different integers of 'y' are classes for losses over classes, and numbers for others"])
    let signs = try load([("x", x), ("y", NumPyWriting.integers([-1, 1, -1, 1], [4]))])
    #expect(signs.numbers == [-1, 1, -1, 1])
    let many = try load([("x", x), ("y", NumPyWriting.integers([-5, 1, 7, 30], [4]))])
    #expect(many.numbers == [-5, 1, 7, 30] && many.remarks.isEmpty)
    let floats = try load([("x", x), ("y", NumPyWriting.doubles([-2, -2, 0.5, 0.5], [4]))])
    #expect(floats.numbers == [-2, -2, 0.5, 0.5] && floats.remarks.isEmpty)
  }

  @Test func `one array is a table without header`() throws {
    let table = NumPyWriting.doubles([1, 2, 3, 4, 5, 6], [2, 3])
    for target in ["c1", "1", "-2"] {
      let data = try load(table: table, target: target)
      #expect(data.values == [1, 3, 4, 6] && data.numbers == [2, 5] && data.featureNames == ["c0", "c2"])
      #expect(data.remarks == ["no header: the columns are called c0…c2"])
      #expect(data.files.map(\.name) == ["set.npy"])
    }
    let data = try load(table: bytes([2, 2]), target: "0")
    guard case .bytes(let values) = data.training.features.storage else { throw Unexpected.storage }
    #expect(values == [1, 3])
  }

  @Test func `a table needs a target, two columns and finite numbers`() throws {
    #expect(
      try message(table: x)
        == "FOLDER/set.npy: which column is to be predicted? give --target with its name, or -1 for the last "
        + "(columns: c0, c1)")
    #expect(try message(table: x, target: "2").contains("no column '2' (columns: c0, c1; or a position: 0…1"))
    #expect(
      try message(table: y, target: "0")
        == "FOLDER/set.npy: is int64 (4,), but a table is needed: a row an example, a column each for features and "
        + "target")
    #expect(
      try message(table: NumPyWriting.doubles([1, 2, .nan, 4], [2, 2]), target: "0")
        == "FOLDER/set.npy: has nan at [1, 0]; correct it, or leave its row out")
  }

  @Test func `what is no file of NumPy's says so`() throws {
    #expect(try message(table: []) == "FOLDER/set.npy: the file is empty")
    #expect(
      try message(table: Array("a,b\n1,2\n".utf8))
        == "FOLDER/set.npy: is no NumPy array: it does not start with \\x93NUMPY")
    #expect(try message([]) == "FOLDER/set.npz: is a zip archive without NumPy arrays")
  }

  @Test func `an archive may take 64 times its own bytes, or 256 MiB`() throws {
    let claim = 1 << 28
    var entry = ZipWriting.Entry("x.npy", [1, 2, 3])
    (entry.method, entry.size) = (8, claim + 1)
    let folder = try TemporaryFolder(["set.npz": ZipWriting([entry]).bytes])
    #expect(
      folder.message { try NumPyFile(path: "\(folder.path)/set.npz").load() }
        == "FOLDER/set.npz: unpacks to more than 268,435,456 bytes, which is more than is read; save fewer arrays in one "
        + "file, or unpacked")
  }

  @Test func `damaged archives and tables are never a trap`() throws {
    let archive = NumPyWriting.archive([
      ("x_train", bytes([4, 2, 2, 3])), ("y_train", y), ("x_test", x), ("y_test", y),
    ])
    let folder = try TemporaryFolder()
    var random = RandomSource(seed: 6, for: .check)
    for whole in [archive, NumPyWriting.archive([("X", x), ("y", y)]), x] {
      for _ in 0..<500 {
        var bytes = whole
        for _ in 0..<(1 + random.index(below: 3)) {
          bytes[random.index(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        }
        try folder.write(bytes, to: "set.npz")
        do {
          _ = try NumPyFile(path: "\(folder.path)/set.npz", target: random.index(below: 2) == 0 ? nil : "1").load()
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }
}
