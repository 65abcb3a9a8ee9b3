extension Theme {
  /// Colours for lines that stand for numbers: without the end that is lost on the background.
  package var lineMap: ColorMap {
    let first = background.luminance < 0.18 ? 0.15 : 0
    return ColorMap((0...8).map { colorMap.color(at: first + 0.85 * Double($0) / 8) })
  }
}
