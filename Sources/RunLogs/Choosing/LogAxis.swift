/// What an x counts.
package enum LogAxis: String, Sendable, CaseIterable {
  /// Updates, iterations, steps of an environment.
  case step
  /// Passes over the data.
  case epoch
  /// Time.
  case time
  /// The rows of the file, from 0.
  case row
  /// Something else, which need not grow.
  case other

  /// Whether it grows while a run goes on, so that going back means that the run was resumed.
  package var grows: Bool { self != .other }
}
