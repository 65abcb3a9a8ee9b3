import CPangoCairo
import Drawing

/// A font by family, size and weight.
struct FontRequest {
  let family: String
  /// The em size in points.
  let size: Double
  let weight: TextStyle.Weight

  /// Calls `body` with the request as a Pango font description, valid only during the call.
  func withDescription<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, family)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    let pangoWeight =
      switch weight {
      case .regular: PANGO_WEIGHT_NORMAL
      case .semibold: PANGO_WEIGHT_SEMIBOLD
      case .bold: PANGO_WEIGHT_BOLD
      }
    pango_font_description_set_weight(description, pangoWeight)
    return body(description)
  }
}
