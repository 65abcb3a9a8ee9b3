/// Natural order of names: `class 2` before `class 10`.
package enum NaturalOrder {
  /// Returns whether `left` comes first: runs of digits are compared as numbers, everything else by code points.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    var a = left.unicodeScalars[...]
    var b = right.unicodeScalars[...]
    while let first = a.first, let second = b.first {
      if isDigit(first), isDigit(second) {
        let (x, y) = (takeNumber(from: &a), takeNumber(from: &b))
        // Without leading zeros the longer number is larger.
        if x.count != y.count { return x.count < y.count }
        if x != y { return x.lexicographicallyPrecedes(y) }
      } else {
        if first != second { return first < second }
        a.removeFirst()
        b.removeFirst()
      }
    }
    if a.isEmpty != b.isEmpty { return a.isEmpty }
    // Equal except for leading zeros.
    return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func takeNumber(from text: inout Substring.UnicodeScalarView) -> [Unicode.Scalar] {
    let digits = Array(text.prefix(while: isDigit))
    text = text.dropFirst(digits.count)
    return Array(digits.drop { $0 == "0" })
  }
}
