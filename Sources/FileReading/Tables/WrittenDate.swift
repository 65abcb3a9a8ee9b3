/// A date with a time of day as programs write it: ISO 8601 with its common variations, or day before month with full
/// stops.
package enum WrittenDate {
  /// Returns the seconds since 1970 of a text such as `2024-10-27T01:10:00+02:00`; `nil` if it is not a date.
  ///
  /// A time without a zone counts as UTC.
  package static func seconds(_ text: String) -> Double? {
    var rest = text.utf8[...]
    guard let days = takeDate(from: &rest) else { return nil }
    var seconds = Double(days) * 86_400
    guard !rest.isEmpty else { return seconds }
    guard let mark = rest.first, Array("Tt _-,".utf8).contains(mark) else { return nil }
    rest = rest.drop { Array("Tt _-,".utf8).contains($0) }
    guard let time = takeTime(from: &rest) else { return nil }
    seconds += time
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    guard let offset = takeZone(from: &rest), rest.isEmpty else { return nil }
    return seconds - offset
  }

  /// Returns the seconds of a duration such as `1:02:03.5`, `12:34` or `2 days, 0:00:01`.
  package static func duration(_ text: String) -> Double? {
    var rest = text.utf8[...]
    var days = 0
    let before = rest
    if let (count, _) = takeDigits(upTo: 6, from: &rest), let mark = rest.first,
      mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-")
    {
      days = count
      if mark == UInt8(ascii: " ") {
        let word = String(
          decoding: rest.dropFirst().prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: " ") }, as: UTF8.self)
        guard word == "day" || word == "days" else { return nil }
        rest = rest.dropFirst(1 + word.utf8.count)
      }
      rest = rest.drop { Array(", -".utf8).contains($0) }
    } else {
      rest = before
    }
    var parts: [Double] = []
    while parts.count < 3, let (part, count) = takeDigits(upTo: 6, from: &rest) {
      guard parts.isEmpty || count == 2 && part < 60 else { return nil }
      parts.append(Double(part))
      guard rest.first == UInt8(ascii: ":") else { break }
      rest = rest.dropFirst()
    }
    guard parts.count > 1 else { return nil }
    parts[parts.count - 1] += takeFraction(from: &rest)
    guard rest.isEmpty else { return nil }
    return Double(days) * 86_400 + parts.reduce(0) { $0 * 60 + $1 }
  }

  // MARK: - Parts

  private static func takeDigits(upTo limit: Int, from text: inout Substring.UTF8View) -> (value: Int, count: Int)? {
    let digits = text.prefix(limit).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    text = text.dropFirst(digits.count)
    return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits.count)
  }

  private static func take(_ marks: String, from text: inout Substring.UTF8View) -> UInt8? {
    guard let first = text.first, marks.utf8.contains(first) else { return nil }
    text = text.dropFirst()
    return first
  }

  /// Parses a day, as a number from the first of 1970.
  private static func takeDate(from text: inout Substring.UTF8View) -> Int? {
    guard let (first, width) = takeDigits(upTo: 8, from: &text) else { return nil }
    if width == 8 { return days(first / 10_000, first / 100 % 100, first % 100) }
    guard let mark = take("-/.", from: &text), let (month, _) = takeDigits(upTo: 2, from: &text),
      take(String(UnicodeScalar(mark)), from: &text) != nil, let (last, lastWidth) = takeDigits(upTo: 4, from: &text)
    else { return nil }
    if width == 4, lastWidth <= 2 { return days(first, month, last) }
    guard mark == UInt8(ascii: "."), width <= 2, lastWidth == 4 else { return nil }
    return days(last, month, first)
  }

  /// Returns the days from the first of 1970 to a day of the Gregorian calendar; `nil` if the day does not exist.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1_900...2_200).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    let before = year - 1
    let leapDays = before / 4 - before / 100 + before / 400 - 477
    return (year - 1_970) * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1
  }

  private static func takeTime(from text: inout Substring.UTF8View) -> Double? {
    guard let (hour, width) = takeDigits(upTo: 6, from: &text) else { return nil }
    if width == 6 {
      guard hour / 10_000 < 24, hour / 100 % 100 < 60, hour % 100 < 61 else { return nil }
      return Double(hour / 10_000 * 3_600 + hour / 100 % 100 * 60 + hour % 100) + takeFraction(from: &text)
    }
    guard width <= 2, hour < 24, let mark = take(":-.", from: &text),
      let (minute, _) = takeDigits(upTo: 2, from: &text),
      minute < 60
    else { return nil }
    guard text.first == mark else { return Double(hour * 3_600 + minute * 60) }
    let before = text
    text = text.dropFirst()
    guard let (second, secondWidth) = takeDigits(upTo: 2, from: &text), secondWidth == 2, second < 61 else {
      // The hyphen then begins a zone.
      text = before
      return Double(hour * 3_600 + minute * 60)
    }
    return Double(hour * 3_600 + minute * 60 + second) + takeFraction(from: &text)
  }

  private static func takeFraction(from text: inout Substring.UTF8View) -> Double {
    guard let mark = text.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return 0 }
    let digits = text.dropFirst().prefix { (0x30...0x39).contains($0) }
    text = text.dropFirst(1 + digits.count)
    return Double("0." + String(decoding: digits, as: UTF8.self)) ?? 0
  }

  /// Parses the offset of a zone from UTC, in seconds.
  private static func takeZone(from text: inout Substring.UTF8View) -> Double? {
    let word = String(decoding: text.prefix(3), as: UTF8.self).uppercased()
    if word == "UTC" || word == "GMT" {
      text = text.dropFirst(3)
    } else if word.hasPrefix("Z") {
      text = text.dropFirst()
    }
    guard let sign = take("+-", from: &text) else { return 0 }
    guard let (hours, width) = takeDigits(upTo: 4, from: &text) else { return nil }
    var minutes = width == 4 ? hours / 100 * 60 + hours % 100 : hours * 60
    if width <= 2, take(":", from: &text) != nil {
      guard let (more, _) = takeDigits(upTo: 2, from: &text) else { return nil }
      minutes += more
    }
    guard minutes <= 24 * 60 else { return nil }
    return Double(sign == UInt8(ascii: "-") ? -minutes * 60 : minutes * 60)
  }
}
