import Drawing

/// A part of a longer path.
struct PathPiece: Equatable {
  let path: Path
  /// The distance along the whole path at which the piece starts, in points, so that its dashes continue.
  var start = 0.0
}
