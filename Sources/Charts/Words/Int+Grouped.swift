extension Int {
  /// The number with a comma between its thousands.
  var grouped: String {
    let digits = Array(String(magnitude))
    let text = String(
      digits.enumerated().flatMap { index, digit in
        index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
      })
    return self < 0 ? "\u{2212}\(text)" : text
  }
}
