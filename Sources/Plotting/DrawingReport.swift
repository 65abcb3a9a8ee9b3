/// What a drawing of a figure shows, and what it leaves out.
package struct DrawingReport: Hashable, Sendable {
  /// How many of the data's points it shows.
  package var points: PointCount
  /// The parts that found no room, in words, such as “caption”.
  package var omissions: [String]

  /// A report.
  package init(points: PointCount, omissions: [String]) {
    self.points = points
    self.omissions = omissions
  }
}
