/// The file format of a report.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// One HTML page that needs no other file.
  case html
  /// A Markdown text that refers to its figures' files.
  case markdown
  /// A part of a LaTeX document, to be read with `\input`.
  case latex

  /// The file name extension.
  package var fileExtension: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    case .latex: "tex"
    }
  }

  /// Returns plain text in the syntax of this format.
  func escaped(_ text: String) -> String {
    switch self {
    case .html: HTMLEscaping().escapeText(text)
    case .markdown: MarkdownEscaping().escapeText(text)
    case .latex: LaTeXEscaping().escapeText(text)
    }
  }
}

extension ReportFormat {
  /// The Mustache template of this format.
  var template: String {
    switch self {
    case .html: Self.page
    case .markdown: Self.markdownText
    case .latex: Self.latexText
    }
  }

  private static let page = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-Lvevx+7accaipTX6N4UUetvJZ9WYHhxofDtrH46KiS4='; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="gdplot {{version}}">
    {{#author}}
    <meta name="author" content="{{.}}">
    {{/author}}
    <title>{{title}}</title>
    <style>
    :root { --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --field: #f6f8fa; --link: #0b5fad;
      color-scheme: light; }
    {{#isDark}}
    :root { --paper: #1a1a1a; --ink: #d9d9d9; --faint: #a6a6a6; --line: #404040; --field: #262626; --link: #7ab8f5;
      color-scheme: dark; }
    {{/isDark}}
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 860px; padding: 24px 16px 64px; background: var(--paper); color: var(--ink);
      font: 16px/1.55 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: break-word; }
    h1 { font-size: 1.8em; line-height: 1.2; margin: 16px 0 8px; }
    h2 { font-size: 1.3em; line-height: 1.3; margin: 48px 0 8px; }
    a { color: var(--link); }
    .byline, footer { color: var(--faint); font-size: 0.9em; }
    nav ol { padding-left: 1.5em; }
    figure { margin: 24px 0 40px; }
    figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
    figcaption { color: var(--faint); font-size: 0.9em; margin: 8px 0; }
    figcaption b { color: var(--ink); }
    .dark { display: none; }
    .code { position: relative; }
    pre { margin: 8px 0; padding: 12px; background: var(--field); border: 1px solid var(--line); border-radius: 6px;
      font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-x: auto; }
    .code pre { white-space: pre-wrap; padding-right: 72px; }
    .code button { position: absolute; top: 8px; right: 8px; font: inherit; font-size: 12px; min-height: 28px; padding: 2px 10px;
      color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
    summary { cursor: pointer; font-size: 0.9em; color: var(--faint); }
    .failure { padding: 12px; border: 1px solid var(--line); border-left: 4px solid #d1242f; border-radius: 6px; }
    footer { margin-top: 64px; border-top: 1px solid var(--line); padding-top: 12px; }
    @media screen and (min-width: 720px) {
      .row { display: grid; gap: 0 24px; width: min(1280px, 100vw - 48px); margin-left: calc(50% - min(640px, 50vw - 24px)); }
      .row.columns-2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .row.columns-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .row.columns-4 { grid-template-columns: repeat(4, minmax(0, 1fr)); }
    }
    @media screen and (max-width: 560px) {
      figure svg { width: calc(100% + 24px); max-width: none; margin: 0 -12px; }
    }
    {{#followsReader}}
    @media screen and (prefers-color-scheme: dark) {
      :root { --paper: #1a1a1a; --ink: #d9d9d9; --faint: #a6a6a6; --line: #404040; --field: #262626; --link: #7ab8f5;
        color-scheme: dark; }
      .light { display: none; }
      .dark { display: block; }
    }
    {{/followsReader}}
    @media print {
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      figure { break-inside: avoid; }
      h2, section > p { break-after: avoid; }
      pre { white-space: pre-wrap; font-size: 7pt; }
      .code button, nav { display: none; }
    }
    </style>
    </head>
    <body>
    <header>
    <h1>{{title}}</h1>
    {{#author}}
    <p class="byline">{{.}}</p>
    {{/author}}
    {{#date}}
    <p class="byline">{{.}}</p>
    {{/date}}
    </header>
    <main>
    {{{introduction}}}
    {{#hasContents}}
    <nav aria-label="Contents">
    <ol>
    {{#sections}}
    <li><a href="#section-{{number}}">{{title}}</a></li>
    {{/sections}}
    </ol>
    </nav>
    {{/hasContents}}
    {{#sections}}
    <section id="section-{{number}}">
    <h2>{{title}}</h2>
    {{{text}}}
    {{#rows}}
    {{#isShared}}
    <div class="row columns-{{columns}}">
    {{/isShared}}
    {{#figures}}
    <figure id="figure-{{name}}">
    {{#pictures}}
    <div class="{{shown}}"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{{svg.viewBox}}" width="{{svg.width}}" role="img" aria-label="{{alternativeText}}">{{{svg.content}}}</svg></div>
    {{/pictures}}
    {{#failure}}
    <p class="failure">This figure could not be made: {{.}}</p>
    {{/failure}}
    <figcaption><b>Figure {{number}}.{{#lead}} {{.}}.{{/lead}}</b> {{caption}}</figcaption>
    <div class="code"><pre><code>{{command}}</code></pre><button type="button" hidden>Copy</button></div>
    {{#report}}
    <details open><summary>In numbers</summary><pre tabindex="0">{{report}}</pre></details>
    {{/report}}
    </figure>
    {{/figures}}
    {{#isShared}}
    </div>
    {{/isShared}}
    {{/rows}}
    </section>
    {{/sections}}
    </main>
    <footer>Made with gdplot {{version}}.</footer>
    <script>
    for (const button of document.querySelectorAll(".code button")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const code = button.parentElement.querySelector("code");
        try {
          await navigator.clipboard.writeText(code.textContent);
        } catch {
          getSelection().selectAllChildren(code);
          document.execCommand("copy");
        }
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
    }
    </script>
    </body>
    </html>

    """

  private static let markdownText = """
    {{% CONTENT_TYPE:MARKDOWN}}
    # {{title}}

    {{#author}}
    {{.}}

    {{/author}}
    {{#date}}
    {{.}}

    {{/date}}
    {{{introduction}}}

    {{#sections}}
    ## {{title}}

    {{{text}}}

    {{#rows}}
    {{#figures}}
    {{^failure}}
    {{{image}}}

    {{/failure}}
    {{#failure}}
    This figure could not be made: {{.}}

    {{/failure}}
    **Figure {{number}}.{{#lead}} {{.}}.{{/lead}}** {{caption}}

    ```sh
    {{{brokenCommand}}}
    ```

    {{#report}}
    ```text
    {{{report}}}
    ```

    {{/report}}
    {{/figures}}
    {{/rows}}
    {{/sections}}
    """

  private static let latexText = """
    {{% CONTENT_TYPE:LATEX}}
    {{=<% %>=}}
    % <%title%>
    % Needs \\usepackage{graphicx}, and with pdfLaTeX \\usepackage[T1]{fontenc}; read it with \\input.

    <%&introduction%>
    <%#sections%>

    \\section{<%title%>}

    <%&text%>
    <%#rows%>

    \\begin{figure}[htbp]
      \\centering
    <%#figures%>
    <%#isShared%>
      \\begin{minipage}[t]{<%&share%>\\linewidth}
    <%/isShared%>
    <%^failure%>
      % <%&commentedCommand%>
      \\includegraphics[width=\\linewidth]{<%&path%>}
      \\caption{<%#lead%>\\textbf{<%.%>.} <%/lead%><%caption%>}
      \\label{fig:<%&name%>}
    <%/failure%>
    <%#failure%>
      A figure could not be made: <%.%>
    <%/failure%>
    <%#isShared%>
      \\end{minipage}\\hfill
    <%/isShared%>
    <%/figures%>
    \\end{figure}
    <%/rows%>
    <%/sections%>
    """
}
