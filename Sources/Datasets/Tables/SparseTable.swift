import FileReading
import GradientKit
import Wording

/// Examples in the format of svmlight and LIBSVM: a target, then `INDEX:VALUE` for each nonzero feature.
struct SparseTable {
  /// The examples; features that are not written are 0.
  let examples: Examples
  /// The names of the features, `f1`, `f2`, … by their indices.
  let featureNames: [String]
  /// Remarks for the user.
  let remarks: [String]

  /// The memory limit of the features, in bytes, unless a thousand times the file is more.
  private static let memoryLimit = 1 << 27

  /// Returns whether the first lines have this format, one of them with a feature.
  static func recognizes(_ file: InputFile) -> Bool {
    var hasFeature = false
    let lines = file.bytes.prefix(1 << 14).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    for line in lines.prefix(10) where line.first != UInt8(ascii: "#") {
      if line.endIndex == 1 << 14 { break }
      guard let (_, features) = row(line) else { return false }
      hasFeature = hasFeature || !features.isEmpty
    }
    return hasFeature
  }

  /// Reads the rows.
  init(_ file: InputFile) throws(DataError) {
    var targets: [Double] = []
    var rows: [[(index: Int, value: Double)]] = []
    var (least, greatest) = (Int.max, 0)
    for (number, line) in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    {
      guard line.contains(where: { $0 > 0x20 }), line.first != UInt8(ascii: "#") else { continue }
      guard let (target, features) = Self.row(line) else {
        throw .otherFormat(path: file.path, what: "line \((number + 1).grouped): is no target with INDEX:VALUE pairs")
      }
      targets.append(target)
      rows.append(features)
      for (index, _) in features { (least, greatest) = (min(least, index), max(greatest, index)) }
    }
    guard !targets.isEmpty, greatest >= least else { throw .noRows(path: file.path, hasHeader: false) }
    let first = min(least, 1)
    let width = greatest - first + 1
    guard width <= max(Self.memoryLimit, 1_000 * file.bytes.count) / 8 / targets.count else {
      throw .otherFormat(
        path: file.path,
        what: "has \(width.counted("feature")) for \(targets.count.counted("example")), more than memory is used for")
    }
    var values = [Double](repeating: 0, count: targets.count * width)
    for (row, features) in rows.enumerated() {
      for (index, value) in features { values[row * width + index - first] = value }
    }
    examples = Examples(features: FeatureTable(doubles: values, width: width), targets: .numbers(targets))
    featureNames = (first...greatest).map { "f\($0)" }
    remarks = ["sparse rows: features that are not written are 0"]
  }

  private static func row(_ line: ArraySlice<UInt8>) -> (target: Double, features: [(index: Int, value: Double)])? {
    let text = line.prefix { $0 != UInt8(ascii: "#") }
    let parts = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    guard let first = parts.first, let target = number(first) else { return nil }
    var features: [(index: Int, value: Double)] = []
    for part in parts.dropFirst() {
      guard let colon = part.firstIndex(of: UInt8(ascii: ":")), let value = number(part[(colon + 1)...]) else {
        return nil
      }
      let name = part[..<colon]
      if name.elementsEqual("qid".utf8) { continue }
      guard let index = Int(String(decoding: name, as: UTF8.self)), (0...(1 << 30)).contains(index) else { return nil }
      features.append((index, value))
    }
    return (target, features)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    let cell = Array(bytes)
    guard case .number(let value) = CellContent(cell, from: 0, to: cell.count) else { return nil }
    return value
  }
}
