package import Drawing

/// Shaded stretches of the x axis, each with words at the top.
package struct RegionMark: Mark {
  /// A stretch of the x axis.
  package struct Region: Hashable, Sendable {
    /// Where it begins; nil for the start of the axis.
    package var lower: Double?
    /// Where it ends; nil for the end of the axis.
    package var upper: Double?
    /// The words; empty for none.
    package var label: String
    /// The colour of shade and words; nil for the theme's text with every other region left unshaded.
    package var color: Color?

    /// A stretch.
    package init(from lower: Double? = nil, to upper: Double? = nil, _ label: String, color: Color? = nil) {
      self.lower = lower
      self.upper = upper
      self.label = label
      self.color = color
    }
  }

  /// The stretches, from left to right.
  package let regions: [Region]
  /// How solid the shade is, from 0 to 1.
  package let opacity: Double

  /// Shaded stretches; they do not stretch the axes.
  package init(_ regions: [Region], opacity: Double = 0.1) {
    self.regions = regions
    self.opacity = opacity
  }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }
  /// Always: it accompanies what lies over it.
  package var isBackground: Bool { true }

  /// The shades, lines between them, and the words, lower where those of neighbours are in the way.
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
