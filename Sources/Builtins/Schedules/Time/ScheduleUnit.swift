package import GradientKit

/// The unit of a schedule's time, which is part of the schedule's name.
package protocol ScheduleUnit: Sendable {
  /// The suffix of a schedule's name, such as `-epoch`.
  static var suffix: String { get }
  /// The plural noun.
  static var plural: String { get }
  /// Returns the number of units that have passed.
  static func elapsed(at moment: Moment) -> Int
  /// Returns the number of planned units, at least 1.
  static func planned(in moment: Moment) -> Int
  /// Returns the number of units in `epochs` epochs.
  static func count(epochs: Int, in moment: Moment) -> Int
  /// Returns the default for this unit.
  static func either<Value>(step: Value, epoch: Value) -> Value
}
