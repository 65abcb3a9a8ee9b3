import CPangoCairo

extension ImageError {
  /// Creates the error for a Cairo status.
  init(_ status: cairo_status_t) {
    self = .drawing(cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown reason")
  }
}
