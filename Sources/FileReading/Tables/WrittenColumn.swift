import Wording

/// The cells of a column that are not all plain numbers, parsed as numbers, dates or durations, whichever fits nearly
/// all of them.
package struct WrittenColumn: Sendable, Equatable {
  /// The values; `nil` for cells without one.
  package let values: [Double?]
  /// The unit of the values, such as `percent` or `seconds`; `nil` for bare numbers.
  package let unit: String?
  /// Whether the values are dates, in seconds since 1970.
  package let isDate: Bool

  /// The factors of letter suffixes.
  private static let factors: [String: Double] = [
    "": 1, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "B": 1e9, "T": 1e12,
  ]

  /// The seconds per unit of time.
  private static let seconds: [String: Double] = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "secs": 1, "min": 60, "m": 60,
    "h": 3_600,
    "hr": 3_600, "d": 86_400,
  ]

  /// Parses cells: `numbers` contains the plain numbers, and any value at the positions in `texts`.
  ///
  /// - Returns: `nil` if at most half of the cells are of one kind, so that the column is text.
  package init?(numbers: [Double], texts: [(position: Int, text: String)], decimalMark: WrittenNumber.DecimalMark) {
    let plainCount = numbers.count - texts.count
    func areEnough(_ count: Int) -> Bool { count * 2 > numbers.count }

    if plainCount == 0 {
      for (read, isDate) in [(WrittenDate.seconds, true), (WrittenDate.duration, false)] {
        let values = texts.map { read($0.text) }
        guard areEnough(values.count { $0 != nil }) else { continue }
        (self.values, self.unit, self.isDate) = (values, isDate ? nil : "seconds", isDate)
        return
      }
    }
    let written = texts.map { WrittenNumber($0.text, decimalMark: decimalMark) }
    guard areEnough(plainCount + written.count { $0 != nil }) else { return nil }

    var counts: [String: Int] = plainCount > 0 ? ["": plainCount] : [:]
    for case let number? in written { counts[number.unit, default: 0] += 1 }
    let units = Set(counts.keys)
    let scale: (String) -> Double?
    if units.isSubset(of: Self.factors.keys) {
      (scale, unit) = ({ Self.factors[$0] }, nil)
    } else if units.count > 1, units.isSubset(of: Self.seconds.keys) {
      (scale, unit) = ({ Self.seconds[$0] }, "seconds")
    } else {
      // The most frequent unit.
      let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      guard areEnough(counts[most] ?? 0) else { return nil }
      scale = { $0 == most ? 1 : nil }
      unit = most.isEmpty ? nil : most == "%" ? "percent" : most
    }

    var values: [Double?] = numbers.map { $0 }
    if scale("") == nil { for index in values.indices { values[index] = nil } }
    for (cell, number) in zip(texts, written) {
      values[cell.position] = number.flatMap { number in scale(number.unit).map { number.value * $0 } }
    }
    (self.values, isDate) = (values, false)
  }
}
