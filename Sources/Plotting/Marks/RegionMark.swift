package import Drawing

/// Shaded intervals of the x axis, each with a label at the top.
package struct RegionMark: Mark {
  /// An interval of the x axis.
  package struct Region: Hashable, Sendable {
    /// The lower end; `nil` for the start of the axis.
    package var lower: Double?
    /// The upper end; `nil` for the end of the axis.
    package var upper: Double?
    /// The words; empty for none.
    package var label: String
    /// The colour of area and label; `nil` for that of the theme's text, with every other interval unshaded.
    package var color: Color?

    /// Creates an interval.
    package init(from lower: Double? = nil, to upper: Double? = nil, _ label: String, color: Color? = nil) {
      self.lower = lower
      self.upper = upper
      self.label = label
      self.color = color
    }
  }

  /// The intervals, from left to right.
  package let regions: [Region]
  /// The opacity of the areas, from 0 to 1.
  package let opacity: Double

  /// Creates shaded intervals, which do not stretch the axes.
  package init(_ regions: [Region], opacity: Double = 0.1) {
    self.regions = regions
    self.opacity = opacity
  }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }
  /// Always `true`: it accompanies the marks over it.
  package var isBackground: Bool { true }

  /// The areas, lines between them, and the labels, lower where they would overlap their neighbours.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let (area, theme) = (frame.area, frame.theme)
    for (index, region) in regions.enumerated() {
      let left = place(region.lower ?? frame.x.lower, in: frame)
      let right = place(region.upper ?? frame.x.upper, in: frame)
      guard right > left else { continue }
      let shade = (region.color ?? theme.text).withOpacity(
        region.color == nil ? (index.isMultiple(of: 2) ? 0 : opacity * 0.5) : opacity)
      if shade.opacity > 0 {
        shapes.inside.append(
          .fill(Path(Rect(x: left, y: area.minY, width: right - left, height: area.height)), shade))
      }
      if left > area.minX {
        shapes.inside.append(
          .stroke(
            Path(polyline: [Point(left, area.minY), Point(left, area.maxY)]),
            Stroke(theme.axis.withOpacity(0.6), width: theme.axisWidth, dash: [2, 2], cap: .butt)))
      }
      guard !region.label.isEmpty else { continue }
      let style = region.color.map { theme.labelStyle(in: $0) } ?? theme.subtitleStyle
      let rows = (0..<4).map {
        Point(left / 2 + right / 2, area.minY + theme.labelSize * (1 + 1.35 * Double($0)))
      }
      var annotation = Annotation(RichText(region.label), centeredAt: rows, style: style)
      annotation.isRequired = true
      shapes.annotations.append(annotation)
    }
    return shapes
  }

  private func place(_ value: Double, in frame: PlotFrame) -> Double {
    let place = value >= frame.x.least ? frame.point(value, frame.y.lower).x : frame.area.minX
    return min(max(place, frame.area.minX), frame.area.maxX)
  }
}
