import CPangoCairo
import Drawing

/// What a PDF says about itself.
///
/// Cairo 1.16 knows no entries of one's own, so those are keywords: a line `key: value` each, further lines of a value
/// indented by one space.
struct PDFMetadata {
  let description: ImageDescription

  /// Writes the entries into the PDF that the surface makes.
  func write(to surface: OpaquePointer?) {
    set(CAIRO_PDF_METADATA_TITLE, description.title)
    set(CAIRO_PDF_METADATA_SUBJECT, description.alternativeText)
    set(CAIRO_PDF_METADATA_CREATOR, description.entries.first { $0.key == "Software" }?.value ?? "")
    let lines = description.entries.filter { !$0.isAttachment }.map { "\($0.key): \(Self.indented($0.value))" }
    set(CAIRO_PDF_METADATA_KEYWORDS, lines.joined(separator: "\n"))
    // The time would make every file another one; a date that is none is left out.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")

    func set(_ key: cairo_pdf_metadata_t, _ value: String) {
      guard !value.isEmpty else { return }
      let scalars = value.unicodeScalars.map { $0.breaksCairoText ? "\u{FFFD}" : $0 }
      cairo_pdf_surface_set_metadata(surface, key, String(String.UnicodeScalarView(scalars)))
    }
  }

  private static func indented(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    // By scalars, since a carriage return and a line feed are one character.
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if scalar == "\n" { result.append(" ") }
    }
    return String(result)
  }
}
