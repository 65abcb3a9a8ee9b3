import CPangoCairo
import Drawing

/// A font by family, size and weight.
final class FontDescription {
  let pointer: OpaquePointer?

  /// `size` is the em size in points.
  init(family: String, size: Double, weight: TextStyle.Weight) {
    pointer = pango_font_description_new()
    pango_font_description_set_family(pointer, family)
    pango_font_description_set_absolute_size(pointer, size * Double(PANGO_SCALE))
    let pangoWeight =
      switch weight {
      case .regular: PANGO_WEIGHT_NORMAL
      case .semibold: PANGO_WEIGHT_SEMIBOLD
      case .bold: PANGO_WEIGHT_BOLD
      }
    pango_font_description_set_weight(pointer, pangoWeight)
  }

  deinit { pango_font_description_free(pointer) }
}
