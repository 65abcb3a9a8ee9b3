/// The shortest decimal digits that parse to a finite number, and roundings of that decimal.
struct DecimalDigits {
  private let isNegative: Bool
  /// The digits without leading and trailing zeros; none for zero.
  private var digits: [UInt8]
  /// The power of ten of the first digit.
  private(set) var exponent: Int

  /// Creates the digits of `value`.
  init(_ value: Double) {
    isNegative = value < 0
    (digits, exponent) = ([], 0)
    var pointPosition: Int?
    let parts = value.magnitude.description.split(separator: "e")
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") { pointPosition = digits.count } else { digits.append(byte - UInt8(ascii: "0")) }
    }
    exponent = (pointPosition ?? digits.count) - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    trim()
  }

  /// Whether the number is 0.
  var isZero: Bool { digits.isEmpty }

  /// The number of digits after the decimal point if all are written.
  var places: Int { max(0, digits.count - 1 - exponent) }

  /// Returns the nearest decimal of this many significant digits; ties round away from zero.
  func rounded(toDigits count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.trim()
      return result
    }
    let goesUp = digits[count] >= 5
    result.digits = Array(digits.prefix(count))
    if goesUp {
      while result.digits.last == 9 { result.digits.removeLast() }
      if result.digits.isEmpty {
        result.digits = [1]
        result.exponent += 1
      } else {
        result.digits[result.digits.count - 1] += 1
      }
    }
    result.trim()
    return result
  }

  /// Returns the nearest decimal with this many digits after the point.
  func rounded(toPlaces places: Int) -> DecimalDigits { rounded(toDigits: exponent + 1 + places) }

  /// Returns the number times 10^`power`.
  func shifted(by power: Int) -> DecimalDigits {
    var result = self
    if !isZero { result.exponent += power }
    return result
  }

  /// Returns plain digits with exactly this many after the point, which must suffice for the number.
  func plain(places: Int) -> String {
    let whole = exponent < 0 ? [0] : (0...exponent).map { $0 < digits.count ? digits[$0] : 0 }
    let fraction = (0..<places).map { place in
      let index = exponent + 1 + place
      return digits.indices.contains(index) ? digits[index] : 0
    }
    return sign + Self.text(whole) + (places > 0 ? "." + Self.text(fraction) : "")
  }

  /// Returns this many significant digits, which must suffice for the number, and a power of ten, as in `1.50e-7`.
  func scientific(digits count: Int) -> String {
    let padded = digits + Array(repeating: 0, count: max(0, count - digits.count))
    return sign + Self.text(padded.prefix(1)) + (count > 1 ? "." + Self.text(padded[1...]) : "") + "e\(exponent)"
  }

  /// All digits and a power of ten, as in `1.5e-7`.
  var scientific: String { isZero ? "0" : scientific(digits: digits.count) }

  private var sign: String { isNegative && !isZero ? "-" : "" }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent = digits.isEmpty ? 0 : exponent - leading
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
