import FileReading
import Reports
import Testing

/// What an author writes in a report, and what the page makes of it.
@Suite struct ReportTextTests {
  /// The page of a report with this text, and this further key of its section.
  private func page(
    _ text: String, as format: ReportFormat = .html, section: String = "", top: String = ""
  ) throws -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)\n" }.joined()
    let yaml = "title: T\n\(top)sections:\n  - title: S\n    text: |\n\(lines)\(section)"
    let plan = try ReportReader(InputFile(path: "r.yml", bytes: Array(yaml.utf8))).plan()
    let figures = plan.sections.flatMap(\.figures).enumerated().map { index, figure in
      ReportPageFigure(
        figure, number: index + 1, outcome: .made(title: "Title", alternativeText: "Words", numbers: ""),
        command: ["gdplot"], path: "f.svg", pointWidth: nil, pictures: [], hasNumbers: true)
    }
    return try ReportPage(plan, figures: figures, version: "1", format: format).text()
  }

  @Test func `Text is a subset of Markdown`() throws {
    let page = try page(
      """
      A **strong** word, an *emphasized* one, `code < 1`, and a [link](https://example.org/?a=1&b=2).

      - one
      - two
        and a half

      1. first
      2. second
      """)
    #expect(
      page.contains(
        "<p>A <strong>strong</strong> word, an <em>emphasized</em> one, <code>code &lt; 1</code>, and a "
          + "<a href=\"https://example.org/?a=1&amp;b=2\">link</a>.</p>"))
    #expect(page.contains("<ul>\n<li>one</li>\n<li>two and a half</li>\n</ul>"))
    #expect(page.contains("<ol>\n<li>first</li>\n<li>second</li>\n</ol>"))
  }

  @Test func `Formulas have powers, indexes and letters by name, and pass through to LaTeX`() throws {
    let text = "The step $\\eta < 2/L$ and $x_{ij}^2$, but $5 and $6 are prices."
    let html = try page(text)
    #expect(html.contains("<i>η &lt; 2/L</i>"))
    #expect(html.contains("<i>x<sub>ij</sub><sup>2</sup></i>, but $5 and $6 are prices."))
    #expect(try page(text, as: .latex).contains("The step $\\eta < 2/L$ and $x_{ij}^2$, but \\$5 and \\$6 are prices."))
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "<script>alert(1)</script>", "[x](https://a.b\"onmouseover=alert)",
    "**<b onclick=x>**", "`</code><script>`", "$</i><script>$",
  ])
  func `Text runs nothing in the page`(_ text: String) throws {
    let page = try page(text)
    #expect(!page.contains("<script>alert") && !page.contains("<b onclick") && !page.contains("href=\"javascript"))
    #expect(!page.contains("</code><script>") && !page.contains("</i><script>") && !page.contains("\"onmouseover"))
  }

  @Test func `A mark without its partner is a character`() throws {
    #expect(
      try page("2 * 3 * 4, a*, `x, [no] (link), 2 ** 3, \\*plain\\*").contains(
        "<p>2 * 3 * 4, a*, `x, [no] (link), 2 ** 3, *plain*</p>"))
  }

  @Test func `A page has its language, and figures side by side`() throws {
    let section = """
          columns: 2
          figures:
            - {name: a, command: curve}
            - {name: b, command: curve}
            - {name: c, command: curve}

      """
    let html = try page("x", section: section, top: "lang: pt-BR\n")
    #expect(html.contains("<html lang=\"pt-BR\">"))
    #expect(html.components(of: "<div class=\"row columns-2\">") == 2)
    #expect(try page("x", as: .latex, section: section).components(of: "\\begin{minipage}[t]{0.485\\linewidth}") == 3)
  }

  @Test(arguments: [
    ("lang: english language\n", "", "lang is the tag of a language"),
    ("", "    columns: 9\n", "columns is a number from 1 to 4"),
  ])
  func `A language and columns that are none are refused`(_ top: String, _ section: String, _ message: String) {
    #expect { try page("x", section: section, top: top) } throws: { "\($0)".contains(message) }
  }

  @Test func `A figure without a caption has its title as one, not its alternative text`() throws {
    let section = "    figures:\n      - {name: a, command: curve}\n"
    let page = try page("x", section: section)
    #expect(page.contains("<b>Figure 1.</b> Title.</figcaption>"))
  }
}

/// Pictures inside a page.
@Suite struct InlineSVGTests {
  private func picture(_ color: String, _ opacity: String, extra: String = "") throws -> InlineSVG {
    let text = """
      <svg viewBox="0 0 9 9" width="9"><path style="fill:\(color);fill-opacity:\(opacity);" id="a" d="M 0 0"/>\
      <path fill="rgb(1%, 2%, 3%)" stroke-opacity="\(opacity)" d="M 1 1\(extra)"/></svg>
      """
    return try #require(InlineSVG(Array(text.utf8), prefix: "f-"))
  }

  @Test func `One picture has the colours of both themes`() throws {
    let light = try picture("rgb(100%, 0%, 0%)", "0.25")
    let both = try #require(light.following(picture("rgb(0%, 100%, 0%)", "0.5"), in: "#f svg"))
    #expect(
      both.content == """
        <style>#f svg{--c0:rgb(100%, 0%, 0%);--c1:0.25}@media screen and (prefers-color-scheme:dark){\
        #f svg{--c0:rgb(0%, 100%, 0%);--c1:0.5}}</style>\
        <path style="fill:var(--c0);fill-opacity:var(--c1);" id="f-a" d="M 0 0"/>\
        <path fill="rgb(1%, 2%, 3%)" stroke-opacity="var(--c1)" d="M 1 1"/>
        """)
  }

  @Test func `Pictures that differ in more than colours stay two`() throws {
    let light = try picture("rgb(100%, 0%, 0%)", "0.25")
    #expect(try light.following(picture("rgb(0%, 100%, 0%)", "0.5", extra: " L 2 2"), in: "svg") == nil)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
