package import GradientKit

/// What a schedule counts its time in; the unit stands in the schedule's name.
package protocol ScheduleUnit: Sendable {
  /// What is added to the name of a schedule, such as `-epoch`.
  static var suffix: String { get }
  /// The word for several of them.
  static var plural: String { get }
  /// How many have passed.
  static func elapsed(at moment: Moment) -> Int
  /// How many the run is planned to have, at least 1.
  static func planned(in moment: Moment) -> Int
  /// How many there are in so many epochs.
  static func count(epochs: Int, in moment: Moment) -> Int
  /// A default that differs between the units.
  static func either<Value>(step: Value, epoch: Value) -> Value
}
