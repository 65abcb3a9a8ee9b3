/// What a drawing of a figure shows, and what it leaves out.
public struct DrawingReport: Hashable, Sendable {
  /// How many of the data's points it shows.
  public var points: PointCount
  /// The parts that found no room, in words, such as “caption”.
  public var omissions: [String]

  /// A report.
  public init(points: PointCount, omissions: [String]) {
    self.points = points
    self.omissions = omissions
  }
}
