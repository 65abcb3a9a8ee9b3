/// The kinds of binary files that lie about among logs, by their first bytes.
enum FileSignature {
  /// What a zip archive is called.
  static let zip = "a zip archive"

  private static let known: [(start: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "packed with gzip: unpack it first"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("%PDF".utf8), "a PDF document"),
    (Array("SQLite format 3".utf8), "an SQLite database"), ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    ([0x80, 0x02], "a Python pickle"), ([0x80, 0x03], "a Python pickle"), ([0x80, 0x04], "a Python pickle"),
    ([0x80, 0x05], "a Python pickle"), (Array(":W&B".utf8), "a W&B run file: export the run's history as CSV"),
  ]

  /// The kind of file, if its first bytes are those of one that is no log.
  static func kind(of bytes: [UInt8]) -> String? { known.first { bytes.starts(with: $0.start) }?.kind }
}
