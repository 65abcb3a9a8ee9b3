import Datasets
import GradientKit
import TestSupport
import Testing

/// Checks that any bytes give examples or a `DataError`.
struct HostileInputTests {
  @Test func `random bytes are never a trap`() throws {
    try survive(cases: 400) { random in
      (0..<random.index(below: 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
  }

  @Test func `random tables are never a trap`() throws {
    let alphabet = Array("0123456789.-+e,;\t\"\n\r #xyNaAinf?é\u{FEFF}".utf8)
    try survive(cases: 2_000) { random in
      (0..<random.index(below: 120)).map { _ in alphabet[random.index(below: alphabet.count)] }
    }
  }

  @Test func `damaged and cut tables are never a trap`() throws {
    let whole = Array("# t\r\nx,\"a \"\"b\"\"\",y\r\n1.5,-2e3,\"n\r\no\"\r\n,4,yes\r\n7,8,é\r\n".utf8)
    try survive(cases: 1_500) { random in damaged(whole, &random) }
  }

  @Test func `damaged and cut image files are never a trap`() throws {
    let images = idx([2, 2, 3], Array(0..<12))
    let wholes = [images, idx([2], [4, 9]), Packing.gzipped(images), Packing.gzipped(idx([2], [4, 9])), batch([3])]
    try survive(cases: 1_500) { random in damaged(wholes[random.index(below: wholes.count)], &random) }
  }

  private func damaged(_ whole: [UInt8], _ random: inout RandomSource) -> [UInt8] {
    var bytes = Array(whole.prefix(random.index(below: 2) == 0 ? random.index(below: whole.count + 1) : whole.count))
    for _ in 0..<random.index(below: 4) where !bytes.isEmpty {
      bytes[random.index(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    }
    return bytes
  }

  /// Reads every case as a table and as one of the image files, whose companion files are valid.
  private func survive(cases: Int, _ make: (inout RandomSource) -> [UInt8]) throws {
    var random = RandomSource(seed: 20, for: .check)
    let wholes = [
      ("data_batch_1.bin", batch([3])), ("batches.meta.txt", Array("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n".utf8)),
      ("train-images-idx3-ubyte", idx([2, 2, 3], Array(0..<12))), ("train-labels-idx1-ubyte", idx([2], [4, 9])),
    ]
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: wholes))
    let targets = ["y", "0", "-1", nil]
    let missing: [DelimitedFile.MissingCells?] = [.drop, .mean, nil]
    for _ in 0..<cases {
      let bytes = make(&random)
      try folder.write(bytes, to: "table.csv")
      let table = DelimitedFile(
        path: "\(folder.path)/table.csv", target: targets[random.index(below: 4)],
        missing: missing[random.index(below: 3)])
      check(bytes, table.load)

      let (name, whole) = wholes[random.index(below: 4)]
      try folder.write(bytes, to: name)
      check(bytes) { try dataset((name.hasPrefix("train") ? "mnist:" : "cifar10:") + folder.path) }
      try folder.write(whole, to: name)
    }
  }

  private func check(_ bytes: [UInt8], _ load: () throws -> Dataset) {
    do {
      let data = try load()
      if data.kind == .table { #expect(data.values.allSatisfy { $0.isFinite }) }
    } catch let error as DataError {
      #expect(!error.description.isEmpty)
    } catch {
      Issue.record("\(error) for \(bytes)")
    }
  }
}
