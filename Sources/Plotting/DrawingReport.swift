package import Drawing

/// What a drawing of a figure shows, and what it leaves out.
package struct DrawingReport: Hashable, Sendable {
  /// How many of the data's points it shows.
  package var points: PointCount
  /// The parts that found no room, in words, such as “caption”.
  package var omissions: [String]

  /// A larger size at which nothing would be left out.
  package var roomySize: Size?

  /// A report.
  package init(points: PointCount, omissions: [String], roomySize: Size? = nil) {
    self.points = points
    self.omissions = omissions
    self.roomySize = roomySize
  }
}
