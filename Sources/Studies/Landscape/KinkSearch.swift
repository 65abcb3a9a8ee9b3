import GradientKit

/// Finds the kinks of a piecewise linear function of one variable.
///
/// Where the samples are not collinear, the search intersects the lines through both ends of an interval. If the
/// function passes through the intersection, that is the kink, to rounding; otherwise the interval contains several
/// kinks and is divided there.
struct KinkSearch {
  /// The largest number of kinks; more look like a smooth curve.
  static let limit = 40

  fileprivate struct Piece {
    var from: (x: Double, y: Double)
    var to: (x: Double, y: Double)
    var slope: Double { (to.y - from.y) / (to.x - from.x) }
  }

  private let function: (Double) throws -> Double

  /// Creates a search on a function.
  init(_ function: @escaping (Double) throws -> Double) { self.function = function }

  /// Returns the kinks between the first and the last of the samples `y` at ascending `x`, or `nil` if the function is
  /// not piecewise linear with at most ``limit`` kinks.
  func kinks(x: [Double], y: [Double]) throws -> [Kink]? {
    guard x.count == y.count, x.count > 2, y.allSatisfy(\.isFinite) else { return nil }
    let scale = maximum(y.map(\.magnitude))
    let differences = SecondDifferences(x: x, y: y, scale: scale)
    guard differences.bends.count <= min(2 * Self.limit, (x.count - 2) / 2) else { return nil }
    let bends = Set(differences.bends)

    var pieces: [Piece] = []
    for index in 0..<x.count - 1 {
      let whole = Piece(from: (x[index], y[index]), to: (x[index + 1], y[index + 1]))
      if bends.contains(index) || bends.contains(index + 1) {
        pieces += try self.pieces(of: whole, scale: scale, depth: 0)
      } else {
        pieces.append(whole)
      }
      if pieces.count > x.count + 4 * Self.limit { return nil }
    }
    let kinks = joined(pieces, scale: scale)
    return kinks.count <= Self.limit ? kinks : nil
  }

  private func pieces(of whole: Piece, scale: Double, depth: Int) throws -> [Piece] {
    let width = whole.to.x - whole.from.x
    // The step is small enough that a kink within it is improbable, and large enough that rounding does not dominate.
    let step = width * 1e-5
    let tolerance = 64 * scale.ulp / step
    let left = (try function(whole.from.x + step) - whole.from.y) / step
    let right = (whole.to.y - (try function(whole.to.x - step))) / step
    guard (left - whole.slope).magnitude > tolerance || (right - whole.slope).magnitude > tolerance, depth < 8 else {
      return [whole]
    }
    var division = whole.from.x + width / 2
    if (left - right).magnitude > tolerance {
      var meeting = whole.meeting(left, right)
      if meeting > whole.from.x + step, meeting < whole.to.x - step {
        // Slopes over nearly the whole pieces are accurate to almost all digits.
        let near = (whole.from.x + 0.9 * (meeting - whole.from.x), whole.to.x - 0.9 * (whole.to.x - meeting))
        let before = (try function(near.0) - whole.from.y) / (near.0 - whole.from.x)
        let after = (whole.to.y - (try function(near.1))) / (whole.to.x - near.1)
        if (before - left).magnitude <= tolerance, (after - right).magnitude <= tolerance {
          meeting = whole.meeting(before, after)
          let height = whole.from.y + before * (meeting - whole.from.x)
          if (try function(meeting) - height).magnitude <= tolerance * width {
            return [
              Piece(from: whole.from, to: (meeting, height)), Piece(from: (meeting, height), to: whole.to),
            ]
          }
        }
        division = meeting
      }
    }
    guard division > whole.from.x, division < whole.to.x else { return [whole] }
    let middle = (division, try function(division))
    return try pieces(of: Piece(from: whole.from, to: middle), scale: scale, depth: depth + 1)
      + pieces(of: Piece(from: middle, to: whole.to), scale: scale, depth: depth + 1)
  }

  /// Returns the kinks between neighbouring pieces of different slope, after merging neighbours of equal slope.
  private func joined(_ pieces: [Piece], scale: Double) -> [Kink] {
    var whole: [Piece] = []
    for piece in pieces {
      if let last = whole.last {
        let width = min(last.to.x - last.from.x, piece.to.x - piece.from.x)
        if (last.slope - piece.slope).magnitude <= 64 * scale.ulp / (width * 1e-3) {
          whole[whole.count - 1].to = piece.to
          continue
        }
      }
      whole.append(piece)
    }
    return zip(whole, whole.dropFirst()).map { before, after in
      Kink(position: after.from.x, value: after.from.y, slopeBefore: before.slope, slopeAfter: after.slope)
    }
  }

  private func maximum(_ values: [Double]) -> Double { max(values.max() ?? 0, .leastNormalMagnitude) }
}

extension KinkSearch.Piece {
  /// Returns where a line of slope `left` through the start intersects one of slope `right` through the end.
  fileprivate func meeting(_ left: Double, _ right: Double) -> Double {
    from.x + (to.y - from.y - right * (to.x - from.x)) / (left - right)
  }
}

/// A point where a piecewise linear function changes its slope.
package struct Kink: Sendable, Codable, Equatable {
  /// The position of the kink.
  package var position: Double
  /// The value at the kink.
  package var value: Double
  /// The slope to the left.
  package var slopeBefore: Double
  /// The slope to the right.
  package var slopeAfter: Double
}

/// Golden-section search (Kiefer 1953).
enum GoldenSection {
  /// Returns where a function that falls and then rises is lowest in a range, to half the digits of a double.
  static func minimum(
    from low: Double, to high: Double, of function: (Double) throws -> Double
  ) rethrows -> Double {
    let share = (Double.sqrt(5) - 1) / 2
    var (low, high) = (low, high)
    var inner = (high - share * (high - low), low + share * (high - low))
    var values = (try function(inner.0), try function(inner.1))
    let tolerance = 1e-9 * (high - low)
    while high - low > tolerance {
      if values.0 <= values.1 {
        (high, inner.1, values.1) = (inner.1, inner.0, values.0)
        inner.0 = high - share * (high - low)
        values.0 = try function(inner.0)
      } else {
        (low, inner.0, values.0) = (inner.0, inner.1, values.1)
        inner.1 = low + share * (high - low)
        values.1 = try function(inner.1)
      }
      guard inner.0 > low, inner.1 < high, inner.0 < inner.1 else { break }
    }
    return values.0 <= values.1 ? inner.0 : inner.1
  }
}
