import Foundation

/// A line of the report: what was measured, and how it compares with something measured at the same time.
struct Row: CustomStringConvertible {
  /// What was measured.
  let name: String
  /// How much of `unit` it came to.
  let value: Double
  /// The unit of `value`.
  let unit: String
  /// The ratio, and to what; nil for what others are compared with.
  var ratio: (value: Double, to: String)?

  /// The names of the columns.
  static let header = line("", "value", "unit", "ratio", "to")

  var description: String {
    Self.line(
      name, Self.digits(value), unit, ratio.map { Self.digits($0.value) } ?? "", ratio.map(\.to) ?? "")
  }

  private static func digits(_ value: Double) -> String {
    String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
  }

  private static func line(_ name: String, _ value: String, _ unit: String, _ ratio: String, _ to: String) -> String {
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return "\(left(name, 56))\(right(value, 8)) \(left(unit, 12))\(right(ratio, 7))  \(to)"
  }
}
