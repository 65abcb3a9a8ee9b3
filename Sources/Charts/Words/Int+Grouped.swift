extension Int {
  /// The number with a comma between thousands: 12,437.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The number with its noun, such as “1 cell” and “2,000 cells”.
  func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
