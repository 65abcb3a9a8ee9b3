extension Int {
  /// The number with a comma between thousands: 12,437.
  package var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The number with its noun, such as “1 cell” and “2,000 cells”; `plural` where an s does not make it.
  package func counted(_ noun: String, plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}
