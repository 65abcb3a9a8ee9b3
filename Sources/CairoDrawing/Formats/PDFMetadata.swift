import CPangoCairo
import Drawing

/// The metadata of a PDF.
///
/// Cairo 1.16 has no custom entries, so they are written as keywords: one line `key: value` per entry, with further
/// lines of a value indented by one space.
struct PDFMetadata {
  let description: ImageDescription

  /// Writes the entries into the PDF surface.
  func write(to surface: OpaquePointer?) {
    set(CAIRO_PDF_METADATA_TITLE, description.title)
    set(CAIRO_PDF_METADATA_SUBJECT, description.alternativeText)
    set(CAIRO_PDF_METADATA_CREATOR, description.entries.first { $0.key == "Software" }?.value ?? "")
    let lines = description.entries.filter { !$0.isAttachment }.map { "\($0.key): \(Self.indented($0.value))" }
    set(CAIRO_PDF_METADATA_KEYWORDS, lines.joined(separator: "\n"))
    // With a creation date, no two files would have the same bytes; Cairo omits an invalid date.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")

    func set(_ key: cairo_pdf_metadata_t, _ value: String) {
      guard !value.isEmpty else { return }
      let scalars = value.unicodeScalars.map { $0.breaksCairoText ? "\u{FFFD}" : $0 }
      cairo_pdf_surface_set_metadata(surface, key, String(String.UnicodeScalarView(scalars)))
    }
  }

  private static func indented(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    // Iterates over scalars, because a carriage return and a line feed form one character.
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if scalar == "\n" { result.append(" ") }
    }
    return String(result)
  }
}
