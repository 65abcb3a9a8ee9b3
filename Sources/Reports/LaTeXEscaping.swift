import Mustache

/// Text that LaTeX sets as it is, with the signs that pdfLaTeX has no letters for as formulas.
struct LaTeXEscaping: MustacheContentType {
  private static let commands: [Character: String] = [
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "−": "$-$", "×": "$\\times$",
    "·": "$\\cdot$", "±": "$\\pm$", "≤": "$\\le$", "≥": "$\\ge$", "≈": "$\\approx$", "∞": "$\\infty$", "√": "$\\surd$",
    "²": "$^2$", "³": "$^3$", "α": "$\\alpha$", "β": "$\\beta$", "γ": "$\\gamma$", "δ": "$\\delta$", "Δ": "$\\Delta$",
    "ε": "$\\varepsilon$", "η": "$\\eta$", "λ": "$\\lambda$", "σ": "$\\sigma$", "Σ": "$\\Sigma$", "‖": "$\\Vert$",
    "→": "$\\to$", "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
    "\u{2009}": "\\,", "\u{00A0}": "~",
  ]

  func escapeText(_ text: String) -> String {
    text.map { character in
      Self.commands[character] ?? ("&%$#_{}".contains(character) ? "\\\(character)" : String(character))
    }.joined()
  }
}
