extension Int {
  /// The number with a comma between thousands: 12,437.
  var grouped: String {
    let digits = Array(String(magnitude))
    let groups = digits.enumerated().flatMap { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
    }
    return (self < 0 ? "\u{2212}" : "") + String(groups)
  }
}
