extension FixedWidthInteger {
  /// The number in base 16 with all its digits: `0x00000803`.
  package var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: bitWidth / 4 - digits.count) + digits
  }
}
