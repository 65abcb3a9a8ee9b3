import Drawing

/// A scale of dates, in seconds since 1970, with ticks at whole minutes, hours, days, months or years in UTC.
struct DateScale: Scale, Hashable {
  private let linear: LinearScale

  /// Creates the scale over the range of `linear`, in seconds.
  init(_ linear: LinearScale) { self.linear = linear }

  var lower: Double { linear.lower }
  var upper: Double { linear.upper }
  var least: Double { linear.least }
  func fraction(of value: Double) -> Double { linear.fraction(of: value) }
  func value(at fraction: Double) -> Double { linear.value(at: fraction) }

  private static let steps: [Double] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000,
    864_000,
  ]

  func ticks(about count: Int, format: TickFormat) -> [Tick] {
    let span = upper - lower
    guard abs(lower) < 1e11, abs(upper) < 1e11, span >= 2 else { return linear.ticks(about: count, format: format) }
    let wanted = span / Double(max(2, count))
    if let step = Self.steps.last(where: { $0 <= wanted * 1.5 && span / $0 >= 2 }), wanted < 20 * 86_400 {
      let places = stride(from: (lower / step).rounded(.up) * step, through: upper, by: step)
      return places.enumerated().map { index, place in
        Tick(place, label: RichText(Self.label(place, step: step, isFirst: index == 0)))
      }
    }
    let months = max(1, (wanted / (30 * 86_400)).rounded())
    let stepMonths = [1, 2, 3, 6, 12, 24, 60, 120].last { Double($0) <= months * 1.5 } ?? 1
    let first = Day(at: lower), last = Day(at: upper)
    let all = (first.year * 12 + first.month - 1)...(last.year * 12 + last.month)
    let ticks = all.filter { $0 % stepMonths == 0 }.compactMap { month -> Tick? in
      let place = Day.seconds(year: month / 12, month: month % 12 + 1)
      guard place >= lower, place <= upper else { return nil }
      return Tick(place, label: RichText(stepMonths >= 12 ? "\(month / 12)" : "\(Day.names[month % 12]) \(month / 12)"))
    }
    return ticks.count >= 2 ? ticks : linear.ticks(about: count, format: format)
  }

  private static func label(_ place: Double, step: Double, isFirst: Bool) -> String {
    let day = Day(at: place)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let seconds = Int(place - (place / 86_400).rounded(.down) * 86_400)
    let date = "\(day.day) \(Day.names[day.month - 1])"
    guard step < 86_400 else { return isFirst ? "\(date) \(day.year)" : date }
    let time = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))" + (step < 60 ? ":\(two(seconds % 60))" : "")
    return isFirst ? "\(date) \(time)" : seconds == 0 ? date : time
  }

  /// A day of the Gregorian calendar.
  private struct Day {
    static let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let (year, month, day): (Int, Int, Int)

    /// Creates the day of a date (Howard Hinnant, chrono-compatible low-level date algorithms).
    init(at seconds: Double) {
      let days = Int((seconds / 86_400).rounded(.down)) + 719_468
      let era = (days >= 0 ? days : days - 146_096) / 146_097
      let ofEra = days - era * 146_097
      let daysWithoutLeaps: Int = ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096
      let yearOfEra = daysWithoutLeaps / 365
      let leapDays: Int = yearOfEra / 4 - yearOfEra / 100
      let ofYear = ofEra - 365 * yearOfEra - leapDays
      let shifted = (5 * ofYear + 2) / 153
      let month = shifted < 10 ? shifted + 3 : shifted - 9
      (year, self.month, day) = (
        yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1
      )
    }

    /// Returns the date of the first day of a month.
    static func seconds(year: Int, month: Int) -> Double {
      let shifted = month <= 2 ? year - 1 : year
      let era = (shifted >= 0 ? shifted : shifted - 399) / 400
      let yearOfEra = shifted - era * 400
      let fromMarch = month > 2 ? month - 3 : month + 9
      let ofYear = (153 * fromMarch + 2) / 5
      let leapDays: Int = yearOfEra / 4 - yearOfEra / 100
      let days: Int = era * 146_097 + yearOfEra * 365 + leapDays + ofYear - 719_468
      return Double(days) * 86_400
    }
  }
}
