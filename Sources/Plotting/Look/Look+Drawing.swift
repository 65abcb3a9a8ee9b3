package import Drawing

extension Look {
  /// Units of a figure in a point: a figure is laid out in 1/96 of an inch.
  package static let unitsInPoint = 96.0 / 72

  /// The height that goes with a width when none is asked for.
  private static let usualRatio = 5.0 / 8

  /// The figure's size in the units it is laid out in, 1/96 of an inch.
  package var layoutSize: Size {
    get {
      Size(
        size.width * Self.unitsInPoint, (size.height ?? size.width * Self.usualRatio) * Self.unitsInPoint)
    }
    set { size = PaperSize(width: newValue.width / Self.unitsInPoint, height: newValue.height / Self.unitsInPoint) }
  }

  /// Colours, sizes and palettes.
  package var theme: Theme {
    switch themeName {
    case .light: .light
    case .dark: .dark
    }
  }
}
