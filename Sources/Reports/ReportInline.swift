/// A part of a line of a report's text.
indirect enum ReportInline: Sendable, Equatable {
  /// Plain text.
  case text(String)
  /// Strong text, between two asterisks.
  case strong([ReportInline])
  /// Emphasized text, between single asterisks.
  case emphasized([ReportInline])
  /// Code, between backticks.
  case code(String)
  /// A link to an address.
  case link([ReportInline], address: String)
  /// A formula in LaTeX's syntax, between dollar signs.
  case formula(String)

  /// Returns the parts of a line.
  ///
  /// A mark without its partner is plain text, and so is a link to anything but a page, a mail address or a part of the
  /// report.
  static func parsed(_ line: Substring) -> [ReportInline] {
    var parts: [ReportInline] = []
    var plain = ""
    var rest = line
    func finish() {
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
    }
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || "$`<>|+=^~".contains(next) {
        plain.append(next)
        rest = rest.dropFirst(2)
      } else if let (part, end) = marked(rest) {
        finish()
        parts.append(part)
        rest = rest[end...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    finish()
    return parts
  }

  /// Returns the part that a mark at the beginning of `text` opens, and its end.
  private static func marked(_ text: Substring) -> (part: ReportInline, end: Substring.Index)? {
    if let (inner, end) = enclosed(text, by: "**") { return (.strong(parsed(inner)), end) }
    if !text.hasPrefix("**"), let (inner, end) = enclosed(text, by: "*") { return (.emphasized(parsed(inner)), end) }
    if let (inner, end) = enclosed(text, by: "`") { return (.code(String(inner)), end) }
    // As in Pandoc, so that amounts of money are not formulas.
    if let (inner, end) = enclosed(text, by: "$"), text[end...].first?.isNumber != true {
      return (.formula(String(inner)), end)
    }
    guard text.first == "[", let middle = text.firstRange(of: "]("),
      let close = text[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    let address = text[middle.upperBound..<close]
    guard ["https://", "http://", "mailto:", "#"].contains(where: { address.hasPrefix($0) }),
      !address.contains(where: { $0.isWhitespace || $0 == "\"" })
    else { return nil }
    let words = text[text.index(after: text.startIndex)..<middle.lowerBound]
    return (.link(parsed(words), address: String(address)), text.index(after: close))
  }

  /// Returns the text between a mark at the beginning of `text` and the next one, neither with a blank at its inner
  /// side.
  private static func enclosed(_ text: Substring, by mark: String) -> (inner: Substring, end: Substring.Index)? {
    guard text.hasPrefix(mark) else { return nil }
    let body = text.dropFirst(mark.count)
    guard let close = body.firstRange(of: mark), close.lowerBound > body.startIndex else { return nil }
    let inner = body[..<close.lowerBound]
    guard inner.first?.isWhitespace == false, inner.last?.isWhitespace == false else { return nil }
    return (inner, close.upperBound)
  }

  /// Returns parts in the syntax of a format.
  static func text(_ parts: [ReportInline], as format: ReportFormat) -> String {
    parts.map { $0.text(as: format) }.joined()
  }

  private func text(as format: ReportFormat) -> String {
    func inner(_ parts: [ReportInline]) -> String { Self.text(parts, as: format) }
    switch (self, format) {
    case (.text(let text), _): return format.escaped(text)
    case (.strong(let parts), .html): return "<strong>\(inner(parts))</strong>"
    case (.strong(let parts), .markdown): return "**\(inner(parts))**"
    case (.strong(let parts), .latex): return "\\textbf{\(inner(parts))}"
    case (.emphasized(let parts), .html): return "<em>\(inner(parts))</em>"
    case (.emphasized(let parts), .markdown): return "*\(inner(parts))*"
    case (.emphasized(let parts), .latex): return "\\emph{\(inner(parts))}"
    case (.code(let code), .html): return "<code>\(format.escaped(code))</code>"
    case (.code(let code), .markdown): return "`\(code)`"
    case (.code(let code), .latex): return "\\texttt{\(format.escaped(code))}"
    case (.link(let parts, let address), .html): return "<a href=\"\(format.escaped(address))\">\(inner(parts))</a>"
    case (.link(let parts, let address), .markdown): return "[\(inner(parts))](\(address))"
    // Parts of the report have labels in LaTeX; other addresses need a package that a partial document cannot load.
    case (.link(let parts, let address), .latex):
      return address.hasPrefix("#") ? inner(parts) : "\(inner(parts)) (\\texttt{\(format.escaped(address))})"
    case (.formula(let formula), .html): return "<i>\(FormulaMarkup(formula).html)</i>"
    case (.formula(let formula), .markdown), (.formula(let formula), .latex): return "$\(formula)$"
    }
  }
}

/// A short formula in LaTeX's syntax as HTML: converts letters by name, indices and powers, and keeps the rest.
struct FormulaMarkup {
  /// The formula as HTML.
  let html: String

  private static let names: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η", "theta": "θ",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "nabla": "∇",
    "partial": "∂", "sum": "∑", "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "approx": "≈", "infty": "∞", "pm": "±", "to": "→", "in": "∈", "ell": "ℓ",
  ]

  /// Creates the markup of a formula.
  init(_ formula: String) { html = Self.markup(formula[...]) }

  private static func markup(_ formula: Substring) -> String {
    var html = ""
    var rest = formula
    while let first = rest.popFirst() {
      switch first {
      case "\\":
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        rest = rest.dropFirst(name.count)
        html += names[String(name)] ?? ReportFormat.html.escaped("\\\(name)")
      case "^", "_":
        let tag = first == "^" ? "sup" : "sub"
        html += "<\(tag)>\(markup(argument(&rest)))</\(tag)>"
      case "{", "}": continue
      case "-": html += "−"
      default: html += ReportFormat.html.escaped(String(first))
      }
    }
    return html
  }

  /// Removes and returns the character, the name or the group in braces that forms an index or a power.
  private static func argument(_ rest: inout Substring) -> Substring {
    guard let first = rest.first else { return "" }
    var length = 1
    if first == "\\" {
      length += rest.dropFirst().prefix { $0.isASCII && $0.isLetter }.count
    } else if first == "{", let close = rest.firstIndex(of: "}") {
      defer { rest = rest[rest.index(after: close)...] }
      return rest[rest.index(after: rest.startIndex)..<close]
    }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }
}
