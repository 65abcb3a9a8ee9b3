import Drawing

/// A part of a longer path.
struct PathPiece: Equatable {
  let path: Path
  /// How far along the longer line this one starts, in points, so that dashes go on where they were.
  var start = 0.0
}
