import FileReading
import GradientKit

/// MNIST: 28×28 greyscale images of ten digits, and data sets in the same format such as Fashion-MNIST.
///
/// Y. LeCun, L. Bottou, Y. Bengio and P. Haffner 1998, "Gradient-based learning applied to document recognition". The
/// folder holds `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, and for testing the same with `t10k`; each may
/// be compressed with gzip (`.gz`) or spelled with a dot (`train-images.idx3-ubyte`).
struct MNIST: DataSource {
  /// `mnist`.
  static let name = "mnist"
  /// A short description for lists.
  static let summary = "MNIST: 28×28 grey images of digits, 10 classes, from a folder of IDX files"

  private static let classCount = 10

  private let folder: String

  /// Reads the path of the folder from the settings.
  ///
  /// - Throws: ``SettingError`` when there is none.
  init(_ settings: inout Settings) throws {
    guard let folder = settings.argument("FOLDER", "the folder with train-images-idx3-ubyte[.gz] …") else {
      throw SettingError.missing(component: Self.name, what: "a folder", example: "mnist:data/mnist")
    }
    self.folder = folder
  }

  /// Loads the images in the order of the files, one row of width × height bytes each; the seed has no effect.
  ///
  /// - Throws: ``DataError`` for a folder or file that is missing, damaged, truncated or of another kind.
  func load(seed: UInt64) throws -> Dataset {
    let folder = try DataError.wrapping { () throws(FileError) in try InputFolder(path: self.folder) }
    guard let training = try Self.part("train", of: folder) else {
      let names = Self.names("train", "images", 3)
      throw (folder.first(of: Self.names("t10k", "images", 3)) ?? folder.first(of: Self.names("t10k", "labels", 1)))
        .map { DataError.nothingToTrainOn(folder: folder.path, found: $0, lookedFor: names) }
        ?? .nothingThere(folder: folder.path, lookedFor: names, hint: nil)
    }
    let test = try Self.part("t10k", of: folder)
    if let test, test.width != training.width || test.height != training.height {
      throw DataError.imageSizeMismatch(
        path: test.path, width: test.width, height: test.height, trainingWidth: training.width,
        trainingHeight: training.height)
    }
    var dataset = Dataset(
      name: "MNIST", source: "MNIST (LeCun, Bottou, Bengio and Haffner 1998)",
      kind: .images(width: training.width, height: training.height, channels: 1, range: 0...255),
      training: training.examples, test: test?.examples, defaultNormalization: .unit,
      remarks: test == nil ? ["no t10k-images-idx3-ubyte, so no test part"] : [])
    dataset.files = training.files + (test?.files ?? [])
    return dataset
  }

  private struct Part {
    let path: String
    let width: Int
    let height: Int
    let examples: Examples
    let files: [DataFile]
  }

  /// Returns the images and labels of one part; `nil` when the folder has neither.
  private static func part(_ part: String, of folder: InputFolder) throws(DataError) -> Part? {
    let imageNames = names(part, "images", 3)
    let labelNames = names(part, "labels", 1)
    let imageName = folder.first(of: imageNames)
    let labelName = folder.first(of: labelNames)
    guard let imageName else {
      guard let labelName else { return nil }
      throw .partMissing(folder: folder.path, found: labelName, lookedFor: imageNames)
    }
    guard let labelName else {
      throw .partMissing(folder: folder.path, found: imageName, lookedFor: labelNames)
    }

    let files = (images: try file(imageName, in: folder), labels: try file(labelName, in: folder))
    let images = try IDXFile(files.images, dimensionCount: 3)
    let labels = try IDXFile(files.labels, dimensionCount: 1)
    guard images.dimensions[0] == labels.dimensions[0] else {
      throw .countMismatch(
        images: images.path, imageCount: images.dimensions[0], labels: labels.path, labelCount: labels.dimensions[0])
    }
    if let record = labels.values.firstIndex(where: { $0 >= classCount }) {
      throw .badLabel(
        path: labels.path, record: record, byte: labels.headerBytes + record, label: Int(labels.values[record]),
        classes: classCount)
    }
    return Part(
      path: images.path, width: images.dimensions[2], height: images.dimensions[1],
      examples: Examples(
        features: FeatureTable(bytes: images.values, width: images.dimensions[1] * images.dimensions[2]),
        targets: .labels(labels.values.map { Int32($0) }, classes: (0..<classCount).map { String($0) })),
      files: [
        DataFile(name: files.images.name, sha256: files.images.sha256),
        DataFile(name: files.labels.name, sha256: files.labels.sha256),
      ])
  }

  private static func file(_ name: String, in folder: InputFolder) throws(DataError) -> InputFile {
    try DataError.wrapping { () throws(FileError) in try InputFile(path: folder.path(of: name)) }
  }

  private static func names(_ part: String, _ content: String, _ dimensions: Int) -> [String] {
    ["-", "."].map { "\(part)-\(content)\($0)idx\(dimensions)-ubyte" }.flatMap { [$0, $0 + ".gz"] }
  }
}
