import GradientKit

/// A part of a run's length: `100` units, `10%` of the plan, or `5epochs`.
enum Phase: Sendable, Equatable {
  /// A number of steps or epochs, the unit of the schedule.
  case units(Int)
  /// A percentage of the planned run.
  case percent(Double)
  /// A number of epochs, for schedules of either unit.
  case epochs(Int)

  /// Parses the text of a setting; returns `nil` if it is invalid.
  init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let share = Double(text.dropLast()), (0...100).contains(share) else { return nil }
      self = .percent(share)
    } else if text.hasSuffix("epochs") {
      guard let count = Int(text.dropLast("epochs".count)), count >= 0 else { return nil }
      self = .epochs(count)
    } else {
      guard let count = Int(text), count >= 0 else { return nil }
      self = .units(count)
    }
  }

  /// Whether the length depends on the planned length of the run.
  var isShare: Bool {
    if case .percent = self { true } else { false }
  }

  /// Whether the length is zero in every run.
  var isEmpty: Bool { self == .units(0) || self == .percent(0) || self == .epochs(0) }

  /// Returns the number of units in a run; a share is rounded down.
  func count<Unit: ScheduleUnit>(of unit: Unit.Type, in moment: Moment) -> Int {
    switch self {
    case .units(let count): count
    case .percent(let share): Int(share * Double(Unit.planned(in: moment)) / 100)
    case .epochs(let count): Unit.count(epochs: count, in: moment)
    }
  }
}

extension Settings {
  /// Reads a part of a run's length, which may be zero only if `allowsNothing` is `true`.
  mutating func stretch(
    _ key: String, default fallback: String, _ meaning: String, allowsNothing: Bool = false
  ) throws -> Phase {
    let text = text(key, default: fallback, meaning)
    guard let stretch = Phase(text), allowsNothing || !stretch.isEmpty else {
      throw SettingError.badValue(
        component: component, key: key, value: text,
        expected: "a whole number\(allowsNothing ? "" : " above 0"), a share of the run such as 10%, or such as 5epochs"
      )
    }
    return stretch
  }

  /// Reads parts of a run's length, joined by hyphens.
  mutating func stretches(_ key: String, default fallback: String, _ meaning: String) throws -> [Phase] {
    let text = text(key, default: fallback, meaning)
    return try text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      guard let stretch = Phase(String(part)) else {
        throw SettingError.badValue(
          component: component, key: key, value: text,
          expected: "whole numbers or shares of the run joined by hyphens, such as 30-60-90 or \(fallback)")
      }
      return stretch
    }
  }

  /// Reads the end T of a schedule.
  mutating func total(_ plural: String) throws -> Phase {
    try stretch("total", default: "100%", "the end T in \(plural), or as a share of the run")
  }

  /// Reads a rate that is not negative.
  mutating func rate(_ key: String, default fallback: Double, _ meaning: String) throws -> Double {
    try number(key, default: fallback, meaning, in: 0...Double.greatestFiniteMagnitude)
  }
}
