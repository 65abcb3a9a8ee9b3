package import Drawing

/// Converts cells into shapes without seams between them.
///
/// Where two areas share an edge within a pixel, each covers a part of it and the background shows through. So in
/// pictures edges lie between pixels, and in paths each cell reaches under the one drawn after it.
package struct CellTiling {
  private(set) var shapes: [Shape] = []

  /// Cells of one look beside each other, in columns from the left and rows from the top.
  private struct Run {
    let look: CellLook
    let row: Int
    let columns: Range<Int>
  }

  /// More areas than this are smaller and faster as pixels.
  private static let mostAreas = 2500
  /// How far a path reaches under its neighbour, in points.
  private static let overlap = 1.0
  /// Pixels to a point where the medium has none.
  private static let vectorScale = 3.0

  private let columns: [Double]
  /// From the top.
  private let rows: [Double]
  private let frame: PlotFrame

  /// `columns` and `rows` are edges in points, from the left and from the bottom; `looks` go row by row from the bottom.
  init(columns: [Double], rows: [Double], looks: [CellLook], frame: PlotFrame) {
    self.frame = frame
    let scale = Self.pixels(of: frame.medium)
    func snapped(_ edge: Double) -> Double {
      frame.medium == .vector ? edge : (edge * scale).rounded() / scale
    }
    self.columns = columns.map(snapped)
    self.rows = rows.reversed().map(snapped)
    guard self.columns.count > 1, self.rows.count > 1, (self.columns + self.rows).allSatisfy(\.isFinite) else { return }
    let runs = runs(looks)
    if runs.count > Self.mostAreas {
      drawPixels(looks, scale: scale)
    } else {
      drawAreas(runs)
    }
    drawHatches(runs)
  }

  private static func pixels(of medium: OutputMedium) -> Double {
    if case .raster(let scale) = medium, scale.isFinite { return min(max(scale, 0.5), 16) }
    return vectorScale
  }

  private func runs(_ looks: [CellLook]) -> [Run] {
    let width = columns.count - 1
    var runs: [Run] = []
    for row in 0..<rows.count - 1 {
      let start = (rows.count - 2 - row) * width
      var column = 0
      while column < width {
        let look = looks[start + column]
        var end = column + 1
        while end < width, looks[start + end] == look { end += 1 }
        runs.append(Run(look: look, row: row, columns: column..<end))
        column = end
      }
    }
    return runs
  }

  private func rect(_ run: Run) -> Rect {
    let (left, top) = (columns[run.columns.lowerBound], rows[run.row])
    return Rect(x: left, y: top, width: columns[run.columns.upperBound] - left, height: rows[run.row + 1] - top)
  }

  private mutating func drawAreas(_ runs: [Run]) {
    for run in runs {
      var rect = rect(run)
      if frame.medium == .vector {
        if run.columns.upperBound < columns.count - 1 { rect.width += Self.overlap }
        if run.row < rows.count - 2 { rect.height += Self.overlap }
      }
      shapes.append(.fill(Path(rect), Color(run.look.fill(in: frame.theme))))
    }
  }

  /// The part of the grid in the panel, a pixel at a time.
  private mutating func drawPixels(_ looks: [CellLook], scale: Double) {
    // Whole pixels, one beyond the panel's edge, which cuts them.
    let area = frame.area.inset(left: -1, top: -1, right: -1, bottom: -1)
    func clamped(_ edge: Double, _ low: Double, _ high: Double) -> Double {
      (min(max(edge, low), high) * scale).rounded() / scale
    }
    let left = clamped(columns[0], area.minX, area.maxX)
    let right = clamped(columns[columns.count - 1], area.minX, area.maxX)
    let top = clamped(rows[0], area.minY, area.maxY)
    let bottom = clamped(rows[rows.count - 1], area.minY, area.maxY)
    let (width, height) = (Int(((right - left) * scale).rounded()), Int(((bottom - top) * scale).rounded()))
    guard width > 0, height > 0 else { return }
    let fills = looks.map { $0.fill(in: frame.theme) }
    let cellColumns = Self.cells(along: columns, from: left, count: width, scale: scale)
    let cellRows = Self.cells(along: rows, from: top, count: height, scale: scale)
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    for row in cellRows {
      let start = (rows.count - 2 - row) * (columns.count - 1)
      for column in cellColumns { pixels.append(fills[start + column]) }
    }
    if let raster = Raster(width: width, height: height, pixels: pixels) {
      shapes.append(
        .raster(raster, Rect(x: left, y: top, width: Double(width) / scale, height: Double(height) / scale)))
    }
  }

  /// For each pixel from `start`, the cell that its middle lies in.
  private static func cells(along edges: [Double], from start: Double, count: Int, scale: Double) -> [Int] {
    var cell = 0
    return (0..<count).map { pixel in
      let middle = start + (Double(pixel) + 0.5) / scale
      while cell < edges.count - 2, edges[cell + 1] <= middle { cell += 1 }
      return cell
    }
  }

  private mutating func drawHatches(_ runs: [Run]) {
    for pattern in CellPattern.allCases {
      let rects = runs.compactMap { run -> Rect? in
        if case .state(let state) = run.look, state.pattern == pattern { rect(run) } else { nil }
      }
      let path = Self.hatch(rects, pattern: pattern)
      if !path.isEmpty { shapes.append(.stroke(path, frame.theme.stroke(of: pattern))) }
    }
  }

  /// The lines of a pattern over `rects`, which come from top to bottom; lines go on from one to the next.
  package static func hatch(_ rects: [Rect], pattern: CellPattern, spacing: Double = 5) -> Path {
    var path = Path()
    for isRising in [true, false] where pattern == .crossed || (pattern == .falling) != isRising {
      var open: [Int: (start: Point, end: Point)] = [:]
      for rect in rects {
        // Along a rising line x + y stays the same, along a falling one x − y.
        let low = isRising ? rect.minX + rect.minY : rect.minX - rect.maxY
        let high = isRising ? rect.maxX + rect.maxY : rect.maxX - rect.minY
        guard high - low < 1e5 else { continue }
        for number in Int(
          (low / spacing).rounded(.up))...max(
            Int((low / spacing).rounded(.up)), Int((high / spacing).rounded(.down)))
        {
          let sum = Double(number) * spacing
          func y(at x: Double) -> Double { isRising ? sum - x : x - sum }
          func x(at y: Double) -> Double { isRising ? sum - y : sum + y }
          let top = max(rect.minY, isRising ? y(at: rect.maxX) : y(at: rect.minX))
          let bottom = min(rect.maxY, isRising ? y(at: rect.minX) : y(at: rect.maxX))
          guard bottom > top else { continue }
          let (start, end) = (Point(x(at: top), top), Point(x(at: bottom), bottom))
          if let line = open[number], abs(line.end.x - start.x) < 0.01, abs(line.end.y - start.y) < 0.01 {
            open[number] = (line.start, end)
          } else {
            if let line = open[number] {
              path.move(to: line.start)
              path.line(to: line.end)
            }
            open[number] = (start, end)
          }
        }
      }
      for (_, line) in open.sorted(by: { $0.key < $1.key }) {
        path.move(to: line.start)
        path.line(to: line.end)
      }
    }
    return path
  }
}

/// Where the cells of one direction begin and end, in data units.
package struct CellEdges: Hashable, Sendable {
  /// The edges, ascending; one more than there are cells.
  package let values: [Double]

  /// The number of cells.
  package var count: Int { max(0, values.count - 1) }

  /// Creates cells between `edges`; duplicates and values that are not finite are ignored.
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
