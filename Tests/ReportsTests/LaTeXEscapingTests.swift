import Reports
import Testing

struct LaTeXEscapingTests {
  @Test(arguments: [
    ("100 % of $5 & #1_{a}", "100 \\% of \\$5 \\& \\#1\\_\\{a\\}"),
    ("a\\b~c^d", "a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d"),
    ("W₁ + a·W₁₂", "W$_{1}$ + a$\\cdot$W$_{1}$$_{2}$"), ("10⁻³ ≤ 2π", "10$^{-}$$^{3}$ $\\le$ 2$\\pi$"),
    ("θ₀ − Σx²", "$\\theta$$_{0}$ $-$ $\\Sigma$x$^{2}$"), ("with --l2", "with -{}-l2"), ("94.2\u{00A0}%", "94.2~\\%"),
    ("Fröhlich “naïve”", "Fröhlich “naïve”"),
  ])
  func `signs that pdfLaTeX has no letters for are formulas`(text: String, expected: String) {
    #expect(LaTeXEscaping().escapeText(text) == expected)
  }
}
