/// The functions that a shared library defines and needs, read from its file without loading it.
struct LibrarySymbols {
  /// The names of the defined symbols, as far as they matter.
  private(set) var defined: Set<String> = []
  /// The names of the undefined symbols, as far as they matter.
  private(set) var needed: Set<String> = []

  /// Reads the dynamic symbol table of a 64-bit ELF file; `nil` for other files and for damaged ones.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]) else { return nil }
    func number<Value: FixedWidthInteger>(_ type: Value.Type, at offset: Int) -> Int? {
      let size = MemoryLayout<Value>.size
      guard offset >= 0, offset <= bytes.count - size else { return nil }
      return bytes.withUnsafeBytes {
        Int(exactly: Value(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Value.self)))
      }
    }
    func section(_ index: Int, of table: Int, size: Int) -> Section? {
      let (start, overflow) = index.multipliedReportingOverflow(by: size)
      guard !overflow, start >= 0, start <= bytes.count, let type = number(UInt32.self, at: table + start + 4),
        let offset = number(UInt64.self, at: table + start + 24),
        let count = number(UInt64.self, at: table + start + 32), let link = number(UInt32.self, at: table + start + 40),
        offset <= bytes.count, count <= bytes.count - offset
      else { return nil }
      return Section(type: type, bytes: offset..<(offset + count), link: link)
    }
    guard let table = number(UInt64.self, at: 0x28), table <= bytes.count, let size = number(UInt16.self, at: 0x3a),
      let count = number(UInt16.self, at: 0x3c), size >= 64
    else { return nil }
    let symbolTableType = 11
    for index in 0..<count {
      guard let symbols = section(index, of: table, size: size) else { continue }
      guard symbols.type == symbolTableType else { continue }
      guard let names = section(symbols.link, of: table, size: size)?.bytes else { return nil }
      for start in stride(from: symbols.bytes.lowerBound, to: symbols.bytes.upperBound - 23, by: 24) {
        guard let name = number(UInt32.self, at: start), let place = number(UInt16.self, at: start + 6), name > 0,
          name < names.count
        else { continue }
        let text = bytes[(names.lowerBound + name)..<names.upperBound].prefix(Self.longestName).prefix { $0 != 0 }
        let symbol = String(decoding: text, as: UTF8.self)
        guard symbol.hasPrefix(PluginEntryPoint.prefix) || Self.silentEnds.contains(symbol) else { continue }
        if place == 0 { needed.insert(symbol) } else { defined.insert(symbol) }
      }
      return
    }
    return nil
  }

  /// A function that the library needs and that ends the program without running exit handlers.
  ///
  /// `exit` is not one of them: an exit handler reports it.
  var silentEnd: String? { Self.silentEnds.first(where: needed.contains) }

  private static let silentEnds = ["_exit", "_Exit", "quick_exit"]

  /// A section of the file.
  private struct Section {
    let type: Int
    let bytes: Range<Int>
    /// The index of the section that contains the names.
    let link: Int
  }

  /// The limit on a name's length: longer than any name that matters, and short enough for malicious files.
  private static let longestName = 256
}
