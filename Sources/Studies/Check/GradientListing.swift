import Descent
import GradientKit
package import Wording

/// The gradient at one point, entry by entry: analytic, by forward differences and by central differences.
package struct GradientListing: Sendable {
  /// One entry of the gradient.
  package struct Entry: Sendable {
    /// The name of the parameter, such as `W[3,17]`.
    package let name: String
    /// The value of the parameter.
    package let parameter: Double
    /// The analytic slope.
    package let analytic: Double
    /// (f(x + h) − f(x)) / h.
    package let forward: Double
    /// (f(x + h) − f(x − h)) / 2h.
    package let central: Double
  }

  /// The step of the differences.
  package static let step = 1e-5

  /// The value at the point.
  package let value: Double
  /// The entries, in the order of the parameters.
  package let entries: [Entry]

  /// Returns a table with one row for each of the first `limit` entries.
  package func table(limit: Int = .max) -> Table {
    Table(entries.prefix(limit)) {
      Column("parameter", heading: "parameter") { $0.name }
      Column("value", heading: "value", .digits(6)) { $0.parameter }
      Column("analytic", heading: "analytic", .digits(10)) { $0.analytic }
      Column("forward", heading: "forward", .digits(10)) { $0.forward }
      Column("central", heading: "central", .digits(10)) { $0.central }
      Column("difference", heading: "difference", .digits(2)) { ($0.analytic - $0.central).magnitude }
    }
  }
}

extension CheckStudy {
  /// Returns the gradient at the named point, or at the first random point.
  package func listing() throws -> GradientListing {
    let (objective, point) = (problem.objective, points[0])
    var gradient = [Double](repeating: 0, count: point.count)
    let here = try objective.value(at: point, on: batch, gradient: &gradient)
    let names = plan.problem.isSurface && point.count <= 2 ? ["x", "y"] : Self.names(in: objective.layout)
    let h = GradientListing.step
    let entries = try point.indices.map { index in
      var moved = point
      moved[index] = point[index] + h
      let above = try objective.value(at: moved, on: batch)
      moved[index] = point[index] - h
      let below = try objective.value(at: moved, on: batch)
      return GradientListing.Entry(
        name: index < names.count ? names[index] : "p\(index)", parameter: point[index], analytic: gradient[index],
        forward: (above - here) / h, central: (above - below) / (2 * h))
    }
    return GradientListing(value: here, entries: entries)
  }

  /// Returns the names of the entries: row and column in a matrix, index in a vector, counted from 0.
  private static func names(in layout: Layout) -> [String] {
    layout.blocks.flatMap { block in
      block.range.map { index in
        let place = index - block.range.lowerBound
        if block.isMatrix { return "\(block.name)[\(place / block.columns),\(place % block.columns)]" }
        return block.range.count > 1 ? "\(block.name)[\(place)]" : block.name
      }
    }
  }
}
