import CPangoCairo

extension ImageError {
  /// What Cairo says about the status.
  init(_ status: cairo_status_t) {
    self = .drawing(cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown reason")
  }
}
