import FileReading

@testable import Datasets

/// Tables in Weka's and svmlight's formats, whatever begins like one.
enum SparseTableTarget: FuzzTarget {
  static let name = "sparse-table"

  static func read(_ bytes: [UInt8]) throws {
    let file = InputFile(path: "table.svm", bytes: bytes)
    if SparseTable.recognizes(file) { _ = try SparseTable(file) }
    _ = try ARFFHeader(file)
  }
}
