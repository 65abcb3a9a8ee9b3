import Datasets
import FileReading

/// Tables of examples, with missing cells rejected, dropped and filled.
enum TableTarget: FuzzTarget {
  static let name = "table"

  static func read(_ bytes: [UInt8]) throws {
    let file = InputFile(path: "table.csv", bytes: bytes)
    for missing in [nil, DelimitedFile.MissingCells.drop, .mean] {
      _ = try? DelimitedFile(path: file.path, missing: missing).load(file)
      _ = try DelimitedFile(path: file.path, target: "-1", missing: missing).load(file)
    }
  }
}
