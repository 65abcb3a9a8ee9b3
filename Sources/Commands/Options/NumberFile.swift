#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file of numbers separated by commas, spaces or line breaks: a point in parameter space.
struct NumberFile {
  /// The numbers, in order.
  let numbers: [Double]

  /// Reads the file that an option names.
  init(_ path: String, option: String = "--init") throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw UsageError("\(option) file:\(path): the file cannot be read; is the path right?")
    }
    var numbers: [Double] = []
    for (index, line) in String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      for word in line.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace || $0 == "\u{FEFF}" }) {
        guard let number = Double(word), number.isFinite else {
          throw UsageError("\(path), line \(index + 1): '\(word.prefix(40))' is no finite number")
        }
        numbers.append(number)
      }
    }
    guard !numbers.isEmpty else { throw UsageError("\(path): there are no numbers in it") }
    self.numbers = numbers
  }
}
