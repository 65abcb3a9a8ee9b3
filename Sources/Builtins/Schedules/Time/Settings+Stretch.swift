internal import GradientKit

extension Settings {
  /// Reads a part of a run's length, which may be zero only if `allowsNothing` is true.
  mutating func stretch(
    _ key: String, default fallback: String, _ meaning: String, allowsNothing: Bool = false
  ) throws -> Stretch {
    let text = text(key, default: fallback, meaning)
    guard let stretch = Stretch(text), allowsNothing || !stretch.isEmpty else {
      throw SettingError.badValue(
        component: component, key: key, value: text,
        expected: "a whole number\(allowsNothing ? "" : " above 0"), a share of the run such as 10%, or such as 5epochs"
      )
    }
    return stretch
  }

  /// Reads parts of a run's length, joined by hyphens.
  mutating func stretches(_ key: String, default fallback: String, _ meaning: String) throws -> [Stretch] {
    let text = text(key, default: fallback, meaning)
    return try text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      guard let stretch = Stretch(String(part)) else {
        throw SettingError.badValue(
          component: component, key: key, value: text,
          expected: "whole numbers or shares of the run joined by hyphens, such as 30-60-90 or \(fallback)")
      }
      return stretch
    }
  }

  /// Reads the end T of a schedule.
  mutating func total(_ plural: String) throws -> Stretch {
    try stretch("total", default: "100%", "the end T in \(plural), or as a share of the run")
  }

  /// Reads a rate that is not negative.
  mutating func rate(_ key: String, default fallback: Double, _ meaning: String) throws -> Double {
    try number(key, default: fallback, meaning, in: 0...Double.greatestFiniteMagnitude)
  }
}
