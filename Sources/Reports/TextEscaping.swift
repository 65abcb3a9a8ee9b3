import Mustache

/// Escapes text for LaTeX; characters that pdfLaTeX's fonts lack become formulas.
package struct LaTeXEscaping: MustacheContentType {
  private static let greek: [Character: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta",
    "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]

  private static let symbols: [Character: String] = [
    "−": "-", "×": "\\times", "·": "\\cdot", "±": "\\pm", "∓": "\\mp", "≤": "\\le", "≥": "\\ge", "≠": "\\ne",
    "≈": "\\approx", "∞": "\\infty", "√": "\\surd", "∂": "\\partial", "∇": "\\nabla", "∑": "\\sum", "∈": "\\in",
    "‖": "\\Vert", "→": "\\to", "←": "\\leftarrow", "′": "'", "½": "\\frac12",
  ]

  private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  private static let lowered = Array("₀₁₂₃₄₅₆₇₈₉")

  private static let commands: [Character: String] = [
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}",
    ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}", "…": "\\dots{}", "–": "\\textendash{}",
    "—": "\\textemdash{}", "`": "\\textasciigrave{}",
    "\u{2009}": "\\,", "\u{202F}": "\\,", "\u{00A0}": "~",
  ]

  // LaTeX would join two hyphens, or two apostrophes, into one sign.
  package init() {}

  package func escapeText(_ text: String) -> String {
    text.map(Self.escaped).joined().replacing("--", with: "-{}-").replacing("''", with: "'{}'")
  }

  private static func escaped(_ character: Character) -> String {
    if let command = commands[character] { return command }
    if let letter = greek[character] { return "$\\\(letter)$" }
    if let symbol = symbols[character] { return "$\(symbol)$" }
    if let digit = raised.firstIndex(of: character) { return "$^{\(digit)}$" }
    if let digit = lowered.firstIndex(of: character) { return "$_{\(digit)}$" }
    switch character {
    case "⁻": return "$^{-}$"
    case "₋": return "$_{-}$"
    case "&", "%", "$", "#", "_", "{", "}": return "\\\(character)"
    default: return String(character)
    }
  }
}

/// Escapes text for Markdown.
struct MarkdownEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String {
    text.map { "\\`*_[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

/// Escapes text for HTML, in elements and in quoted attributes.
struct HTMLEscaping: MustacheContentType {
  private static let references: [Character: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
  ]

  func escapeText(_ text: String) -> String { text.map { Self.references[$0] ?? String($0) }.joined() }
}
