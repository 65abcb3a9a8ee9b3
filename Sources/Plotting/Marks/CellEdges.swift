/// Where the cells of one direction begin and end, in data units.
package struct CellEdges: Hashable, Sendable {
  /// The edges, ascending; one more than there are cells.
  package let values: [Double]

  /// The number of cells.
  package var count: Int { max(0, values.count - 1) }

  /// Cells between `edges`; what is not finite or given twice is left out.
  package init(_ edges: [Double]) { values = Array(Set(edges.filter(\.isFinite))).sorted() }

  /// Cells around `centers`, ascending: edges half way between them, on a logarithmic axis by ratio; one cell alone is
  /// one unit wide there, or one decade.
  package init(around centers: [Double], scale: ScaleKind = .linear) {
    let isLogarithmic = scale == .log10 && centers.allSatisfy { $0 > 0 }
    let places = (isLogarithmic ? centers.map { Decade.exponent(of: $0) } : centers).filter(\.isFinite)
    guard let first = places.first, let last = places.last else {
      self.init([])
      return
    }
    var edges = zip(places, places.dropFirst()).map { $0 / 2 + $1 / 2 }
    edges.insert(first - (edges.first.map { $0 - first } ?? 0.5), at: 0)
    edges.append(last + (places.count > 1 ? last - edges[edges.count - 1] : 0.5))
    self.init(isLogarithmic ? edges.map { Decade.power($0) } : edges)
  }
}
