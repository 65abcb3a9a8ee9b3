package import FileReading
import GradientKit

/// CIFAR-10 in its binary version: 32×32 colour images of ten classes.
///
/// A. Krizhevsky 2009, "Learning multiple layers of features from tiny images". The folder holds any of
/// `data_batch_1.bin` … `data_batch_5.bin` for training and `test_batch.bin` for testing, each a whole number of
/// records: a label byte, then 1,024 red, 1,024 green and 1,024 blue bytes, row by row. `batches.meta.txt` names the
/// classes, one per line; without it they have CIFAR-10's own names.
struct CIFAR10: DataSource {
  /// `cifar10`.
  static let name = "cifar10"
  /// A short description for lists.
  static let summary = "CIFAR-10: 32×32 colour images, 10 classes, from a folder of binary batches"

  private static let trainingNames = (1...5).map { "data_batch_\($0).bin" }
  private static let testName = "test_batch.bin"
  private static let folderName = "cifar-10-batches-bin"
  private static let defaultClasses = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  private let folder: String

  /// Reads the path of the folder from the settings.
  ///
  /// - Throws: ``SettingError`` when there is none.
  init(_ settings: inout Settings) throws {
    guard let folder = settings.argument("FOLDER", "the folder with data_batch_1.bin … and test_batch.bin") else {
      throw SettingError.missing(component: Self.name, what: "a folder", example: "cifar10:data/\(Self.folderName)")
    }
    self.folder = folder
  }

  /// Loads the images in the order of the files, one row of 3,072 bytes each, ordered by channel; the seed has no
  /// effect.
  ///
  /// - Throws: ``DataError`` for a folder or file that is missing, truncated or of another kind.
  func load(seed: UInt64) throws -> Dataset {
    let folder = try DataError.wrapping { () throws(FileError) in try InputFolder(path: self.folder) }
    let training = Self.trainingNames.filter(folder.names.contains)
    let hasTest = folder.names.contains(Self.testName)
    guard !training.isEmpty else { throw Self.missingTraining(in: folder, hasTest: hasTest) }
    let classes = try Self.classes(in: folder)

    var remarks: [String] = []
    if training.count < Self.trainingNames.count {
      remarks.append(
        "\(training.count) of the \(Self.trainingNames.count) training batches of CIFAR-10: "
          + training.joined(separator: ", "))
    }
    if !hasTest { remarks.append("no \(Self.testName), so no test part") }

    let (examples, files) = try Self.examples(training, in: folder, classes: classes)
    let test = hasTest ? try Self.examples([Self.testName], in: folder, classes: classes) : nil
    var dataset = Dataset(
      name: "CIFAR-10", source: "CIFAR-10 (Krizhevsky 2009)",
      kind: .images(width: 32, height: 32, channels: 3, range: 0...255),
      training: examples, test: test?.examples, defaultNormalization: .unit, remarks: remarks)
    dataset.files = files + (test?.files ?? [])
    return dataset
  }

  private static func examples(
    _ names: [String], in folder: InputFolder, classes: [String]
  ) throws(DataError) -> (examples: Examples, files: [DataFile]) {
    var batches = CIFAR10Batches(classCount: classes.count)
    var files: [DataFile] = []
    for name in names {
      let file = try DataError.wrapping { () throws(FileError) in try InputFile(path: folder.path(of: name)) }
      try batches.append(file)
      files.append(DataFile(name: file.name, sha256: file.sha256))
    }
    let examples = Examples(
      features: FeatureTable(bytes: batches.pixels, width: CIFAR10Batches.pixelBytes),
      targets: .labels(batches.labels, classes: classes))
    return (examples, files)
  }

  private static func classes(in folder: InputFolder) throws(DataError) -> [String] {
    guard folder.names.contains("batches.meta.txt") else { return defaultClasses }
    let path = folder.path(of: "batches.meta.txt")
    let file = try DataError.wrapping { () throws(FileError) in try UTF8Text(InputFile(path: path)) }
    let lines = file.text.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
    guard lines.count == defaultClasses.count else {
      throw .badClassNames(path: file.path, found: lines.count, expected: defaultClasses.count)
    }
    return lines
  }

  private static func missingTraining(in folder: InputFolder, hasTest: Bool) -> DataError {
    if hasTest {
      return .nothingToTrainOn(
        folder: folder.path, found: testName, lookedFor: ["data_batch_1.bin … data_batch_5.bin"])
    }
    var hint: String?
    if folder.names.contains("data_batch_1") {
      hint = "these are the batches for Python; the binary version is cifar-10-binary.tar.gz"
    } else if folder.names.contains(folderName) {
      hint = "did you mean '\(folder.path(of: folderName))'?"
    }
    return .nothingThere(folder: folder.path, lookedFor: trainingNames + [testName], hint: hint)
  }
}

/// The labels and pixels of one or more batches of CIFAR-10.
package struct CIFAR10Batches {
  /// The number of bytes per image: 32 × 32 pixels in three channels.
  static let pixelBytes = 3_072
  private static let recordBytes = 1 + pixelBytes

  /// The pixels of all images, ordered by channel in each.
  private(set) var pixels: [UInt8] = []
  /// The labels of all images.
  private(set) var labels: [Int32] = []

  private let classCount: Int

  /// Creates an empty list of records; labels are below `classCount`.
  package init(classCount: Int) { self.classCount = classCount }

  /// Appends the records of a batch.
  package mutating func append(_ file: InputFile) throws(DataError) {
    let bytes = file.bytes
    guard !bytes.isEmpty else { throw .emptyFile(path: file.path) }
    guard bytes.count % Self.recordBytes == 0 else {
      throw .batchCutOff(path: file.path, bytes: bytes.count, recordBytes: Self.recordBytes)
    }
    let count = bytes.count / Self.recordBytes
    pixels.reserveCapacity(pixels.count + count * Self.pixelBytes)
    labels.reserveCapacity(labels.count + count)
    for record in 0..<count {
      let start = record * Self.recordBytes
      guard bytes[start] < classCount else {
        throw .badLabel(
          path: file.path, record: record, byte: start, label: Int(bytes[start]), classes: classCount)
      }
      labels.append(Int32(bytes[start]))
      pixels.append(contentsOf: bytes[start + 1..<start + Self.recordBytes])
    }
  }
}
