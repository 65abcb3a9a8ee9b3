/// A whole number with a comma between each three digits.
public struct GroupedDigits: Sendable {
  /// The text.
  public let text: String

  /// The text of a number.
  public init(_ count: Int) {
    let digits = Array(String(count.magnitude))
    let grouped = digits.enumerated().flatMap { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
    }
    text = (count < 0 ? "-" : "") + String(grouped)
  }
}
