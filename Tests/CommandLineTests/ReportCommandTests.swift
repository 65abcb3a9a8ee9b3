import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct ReportCommandTests {
  private static let two = """
    title: Two <figures> & a text
    author: A. Author
    introduction: |
      First
      paragraph.

      Second paragraph.
    sections:
      - title: Lines
        figures:
          - name: line
            command: gdplot curve --data line --loss mse --epochs 3 --title "it's a line"
            caption: Three points, 100 % of them.
            title: The line
      - title: Surfaces
        text: Another one.
        figures:
          - name: square
            command: >-
              path --surface square --start 2
              --lr 0.1 --steps 5

    """

  private static func page(_ folder: TemporaryFolder, _ name: String = "report.html") throws -> String {
    String(decoding: try #require(folder.bytes(name)), as: UTF8.self)
  }

  @Test func `a new description is complete, and is not written over another`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("report", "--new", "mine.yml", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "mine.yml\ntry: gdplot report mine.yml\n")
    let page = try GdplotRun("report", "mine.yml", in: folder)
    #expect(page.status == 0, "\(page.errors)")
    #expect(page.output.hasSuffix("mine.html\n"))
    let again = try GdplotRun("report", "--new", "mine.yml", in: folder)
    #expect(again.status == 2)
    #expect(again.errors.contains("mine.yml is there already"))
  }

  @Test func `a page holds its figures in both themes, their commands and numbers, and no name twice`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two, to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      folder.names == [
        "figures", "figures/line-dark.svg", "figures/line.svg", "figures/square-dark.svg", "figures/square.svg",
        "report.html", "report.yml",
      ])
    let page = try Self.page(folder)
    #expect(page.contains("<h1>Two &lt;figures&gt; &amp; a text</h1>"))
    #expect(page.contains("<p>First paragraph.</p>\n<p>Second paragraph.</p>"))
    #expect(page.contains("<b>Figure 1. The line.</b> Three points, 100 % of them."))
    #expect(page.contains("gdplot path --surface square --start 2 --lr 0.1 --steps 5"))
    #expect(page.contains("verdict") && page.contains("budget"))
    #expect(page.split(separator: "<svg ").count == 3)
    #expect(!page.contains("<metadata>") && !page.contains("src="))
    #expect(page.contains("@media screen and (prefers-color-scheme:dark){#figure-line svg{--c0:"))
    let names = page.matches(of: #/ id="([^"]+)"/#).map(\.1)
    #expect(names.count > 20 && Set(names).count == names.count)
    let references = page.matches(of: #/(?:href="#|url\(#)([^")]+)/#).map(\.1)
    #expect(Set(references).isSubset(of: Set(names)))
    let recipe = try GdplotRun("recipe", "figures/line-dark.svg", in: folder)
    #expect(recipe.output.contains("--title 'it'\\''s a line'") && recipe.output.contains(#""theme":"dark""#))
    #expect(try GdplotRun("replay", "figures/line.svg", in: folder).status == 0)
  }

  @Test func `figures that would be the same again are left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x,y\n1,2\n2,4\n3,7\n4,8\n5,9\n", to: "points.csv")
    let text = Self.two.replacing("--data line", with: "--data points.csv")
    try folder.write(text, to: "report.yml")
    #expect(try GdplotRun("report", in: folder).status == 0)
    let times = try Self.times(in: folder)
    let again = try GdplotRun("report", in: folder)
    #expect(again.output.split(separator: "\n").count { $0.hasSuffix(": unchanged") } == 4)
    #expect(try Self.times(in: folder) == times)

    try folder.write("x,y\n1,2\n2,4\n3,7\n4,8\n5,10\n", to: "points.csv")
    let other = try GdplotRun("report", in: folder)
    #expect(other.output.contains("figures/line.svg: made") && other.output.contains("figures/square.svg: unchanged"))

    try folder.write(text.replacing("--steps 5", with: "--steps 6"), to: "report.yml")
    let third = try GdplotRun("report", in: folder)
    #expect(third.output.contains("figures/line.svg: unchanged") && third.output.contains("figures/square.svg: made"))

    try FileManager.default.removeItem(at: folder.url.appending(path: "figures/line-dark.svg"))
    let dark = try GdplotRun("report", in: folder)
    #expect(dark.output.contains("figures/line-dark.svg: drawn again"))
  }

  @Test func `figures of logs and of points in files are made again when a file changes, and only then`() throws {
    let folder = try TemporaryFolder()
    try folder.write("step,loss\n1,4\n2,3\n3,2\n", to: "runs/a/log.csv")
    try folder.write("1,0", to: "start.csv")
    try folder.write(
      """
      title: A
      sections:
        - title: B
          figures:
            - {name: logs, command: logs runs}
            - {name: line, command: 'curve --data line --loss mse --epochs 2 --init file:start.csv'}

      """, to: "report.yml")
    #expect(try GdplotRun("report", in: folder).status == 0)
    let again = try GdplotRun("report", in: folder)
    #expect(again.output.split(separator: "\n").count { $0.hasSuffix(": unchanged") } == 4, "\(again.output)")

    try folder.write("step,loss\n1,4\n2,3\n", to: "runs/b/log.csv")
    let longer = try GdplotRun("report", in: folder)
    #expect(longer.output.contains("logs.svg: made") && longer.output.contains("line.svg: unchanged"))

    try folder.write("2,0", to: "start.csv")
    let moved = try GdplotRun("report", in: folder)
    #expect(moved.output.contains("logs.svg: unchanged") && moved.output.contains("line.svg: made"))
  }

  @Test(arguments: [
    ("title: A\nsections:\n  - titel: B\n", "report.yml:3:5: a section has no key 'titel'; did you mean 'title'?"),
    ("title: A\nsektions: []\n", "report.yml:2:1: a report has no key 'sektions'; did you mean 'sections'?"),
    ("title: A\n", "report.yml:1:1: a report needs the key 'sections'"),
    ("title: [A]\nsections: []\n", "report.yml:1:8: title must be text"),
    ("title: A\nsections: B\n", "report.yml:2:11: sections must be a list"),
    ("title: A\nnumbers: perhaps\nsections: []\n", "report.yml:2:10: numbers is true or false"),
    ("title: A\ntheme: drak\nsections: []\n", "report.yml:2:8: theme is auto, light or dark, but is 'drak'"),
    ("title: A\ntitle: B\nsections: []\n", "stands here twice"),
    ("title: 'A\n", "this is not YAML"),
    ("", "report.yml: it is empty"),
  ])
  func `a wrong description is answered with line and column`(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names == ["report.yml"])
  }

  @Test(arguments: [
    ("curve --loss smv --epoch 3", "unknown option '--epoch'"),
    ("curv --loss svm", "unknown command 'curv'; did you mean 'curve'?"),
    ("list losses", "'list' draws no figure"),
    ("curve --loss svm -o a.png", "-o is for the report to decide"),
    ("curve --loss svm --export=a.csv", "--export=a.csv is for the report to decide"),
    ("curve --loss svm --theme dark", "--theme is for the report to decide"),
    ("curve --loss svm --title 'a", "a quotation that begins with ' does not end"),
  ])
  func `a command that draws no figure here is refused where it stands, before anything is made`(
    command: String, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let good = "      - name: a\n        command: curve --data line --loss mse\n"
    try folder.write(
      "title: A\nsections:\n  - title: B\n    figures:\n\(good)      - name: b\n        command: \(command)\n",
      to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("report.yml:8:18: ") && run.errors.contains(message), "said: \(run.errors)")
    #expect(folder.names == ["report.yml"])
  }

  @Test func `all wrong commands are named at once, and a page can be printed`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      title: T
      sections:
        - title: S
          figures:
            - {name: a, command: curve --loss mse --lr fast}
            - {name: b, command: curv --loss mse}
      """, to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 2 && run.errors.contains("--lr 'fast'") && run.errors.contains("'curv'"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 2, "\(run.errors)")
    try folder.write(
      "title: T\nsections:\n  - title: S\n    figures:\n      - {name: a, command: curve --loss mse --epochs 1}\n",
      to: "report.yml")
    let printed = try GdplotRun("report", "--format", "markdown", "-o", "-", in: folder)
    #expect(printed.status == 0 && printed.output.hasPrefix("# T"), "\(printed.output)\(printed.errors)")
    #expect(!folder.names.contains("-"))
  }

  @Test func `two figures of one name are refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two.replacing("name: square", with: "name: Line"), to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("another figure is called 'Line' too"), "said: \(run.errors)")
  }

  @Test func `a figure that fails leaves the others and says why in its place`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two.replacing("--data line", with: "--data nope.csv"), to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("report.yml:12:18: nope.csv: no such file"), "said: \(run.errors)")
    #expect(run.output.contains("figures/square.svg: made"))
    let page = try Self.page(folder)
    #expect(page.contains("This figure could not be made: nope.csv: no such file"))
    #expect(page.split(separator: "<svg ").count == 2)
  }

  @Test func `words are taken apart as a shell does it`() throws {
    let folder = try TemporaryFolder()
    let command = #"curve --data line --loss mse --epochs 1 --title 'a "b" $c' --subtitle "d \"e\" \n"\ 'f'\''g'"#
    try folder.write(
      "title: A\nsections:\n  - title: B\n    figures:\n      - name: a\n        command: |\n          \(command)\n",
      to: "report.yml")
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let recipe = try GdplotRun("recipe", "figures/a.svg", "--json", in: folder)
    let text = try #require(recipe.summary["look"] as? String)
    let look = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(look?["title"] as? String == "a \"b\" $c" && look?["subtitle"] as? String == "d \"e\" \\n f'g")
  }

  @Test func `Markdown refers to the figures`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two, to: "report.yml")
    let run = try GdplotRun("report", "--format", "markdown", "-o", "out/page.md", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let page = try Self.page(folder, "out/page.md")
    #expect(page.hasPrefix("# Two \\<figures\\> & a text\n\nA. Author\n"))
    #expect(page.contains("](figures/line.svg)\n\n**Figure 1. The line.** Three points, 100 % of them.\n"))
    #expect(page.contains("```sh\ngdplot path --surface square --start 2 --lr 0.1 --steps 5\n```\n"))
    #expect(folder.bytes("out/figures/line.svg") != nil && folder.bytes("out/figures/line-dark.svg") == nil)
  }

  @Test func `Markdown shows pixels as large as the figure is, without numbers where none are wanted`() throws {
    let folder = try TemporaryFolder()
    try folder.write("numbers: no\n" + Self.two.replacing("--epochs 3", with: "--size 500x300"), to: "report.yml")
    let run = try GdplotRun("report", "--format", "markdown", "--pictures", "png", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let page = try Self.page(folder, "report.md")
    #expect(
      page.contains("<img src=\"figures/line.png\" width=\"667\" alt=\"Line chart of loss against epoch. it's a line"))
    #expect(!page.contains("```text"))
    #expect(folder.names.filter { $0.hasPrefix("figures/") } == ["figures/line.png", "figures/square.png"])
    #expect(try GdplotRun("replay", "figures/line.png", in: folder).status == 0)
  }

  @Test func `a page is not asked for pictures it cannot show`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("report", "--pictures", "png", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("--format html shows svg, but --pictures is png"), "said: \(run.errors)")
  }

  @Test func `a long command is broken where a shell reads on`() throws {
    let folder = try TemporaryFolder()
    let command =
      "curve --data line --loss mse --lr 0.1 0.01 --epochs 2 --batch-size full --seeds 2 --no-shuffle --log-y"
    try folder.write(
      "title: A\nsections:\n  - title: B\n    figures:\n      - name: a\n        command: \(command) --title ABC\n",
      to: "report.yml")
    #expect(try GdplotRun("report", "--format", "markdown", in: folder).status == 0)
    let lines = try Self.page(folder, "report.md").split(separator: "\n")
    #expect(lines.contains("gdplot \(command) \\") && lines.contains("  --title ABC"), "\(lines)")
  }

  @Test func `LaTeX includes the figures as PDF, drawn from numbers that are there`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two, to: "report.yml")
    #expect(try GdplotRun("report", in: folder).status == 0)
    let run = try GdplotRun("report", "--format", "latex", in: folder)
    #expect(run.output == "figures/line.pdf: drawn again\nfigures/square.pdf: drawn again\nreport.tex\n")
    let page = try Self.page(folder, "report.tex")
    #expect(page.contains("\\includegraphics[width=\\linewidth]{figures/line.pdf}\n"))
    #expect(page.contains("\\caption{\\textbf{The line.} Three points, 100 \\% of them.}\n  \\label{fig:line}\n"))
    #expect(page.contains("\\section{Surfaces}\n"))
  }

  private static func times(in folder: TemporaryFolder) throws -> [Date] {
    try folder.names.filter { $0.hasSuffix(".svg") }.map { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
      return try #require(attributes[.modificationDate] as? Date)
    }
  }

  @Test func `a figure that holds more than its drawing is drawn again`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two, to: "report.yml")
    #expect(try GdplotRun("report", in: folder).status == 0)
    let svg = String(decoding: try #require(folder.bytes("figures/line.svg")), as: UTF8.self)
    let script = "<script>alert(1)</script><image href=\"https://example.org/a.png\"/></svg>"
    try folder.write(svg.replacing("</svg>", with: script), to: "figures/line.svg")
    let again = try GdplotRun("report", in: folder)
    #expect(again.status == 0 && again.output.contains("figures/square.svg: unchanged"), "\(again.errors)")
    #expect(try !Self.page(folder).contains("alert(1)") && !Self.page(folder).contains("https:"))
    #expect(folder.bytes("figures/line.svg") == Data(svg.utf8))
  }

  @Test func `a page may run its own script, and nothing else`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two, to: "report.yml")
    #expect(try GdplotRun("report", in: folder).status == 0)
    let page = try Self.page(folder)
    let policy = try #require(page.firstMatch(of: #/http-equiv="Content-Security-Policy" content="([^"]+)"/#)).1
    #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
    let scripts = page.matches(of: #/<script[^>]*>((?s).*?)<\/script>/#).map(\.1)
    #expect(scripts.count == 1)
    try folder.write(String(scripts[0]), to: "script.js")
    let digest = try GdplotRun(shell: "sha256sum script.js", in: folder).output.prefix(64)
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(digest.dropFirst($0).prefix(2), radix: 16) }
    #expect(policy.contains("'sha256-\(Data(bytes).base64EncodedString())'"))
  }

  @Test func `a pipe or another name of a file in a figure's place is neither read nor written`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.two, to: "report.yml")
    try folder.write("a letter", to: "letter.txt")
    mkdir(folder.path("figures"), 0o755)
    mkfifo(folder.path("figures/line.svg"), 0o644)
    link(folder.path("letter.txt"), folder.path("figures/square.svg"))
    link(folder.path("letter.txt"), folder.path("report.html"))
    let run = try GdplotRun("report", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.bytes("letter.txt") == Data("a letter".utf8))
    #expect(folder.bytes("figures/line.svg")?.isEmpty == false)
  }

  @Test(arguments: ["../OTHER", "FOLDER", "a/../../OTHER", "link", "figures"])
  func `a report writes beside its page and nowhere else, whatever it says and wherever links lead`(
    place: String
  ) throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    mkdir(folder.path("figures"), 0o755)
    symlink(other.url.path, folder.path("link"))
    symlink(other.path("f.svg"), folder.path("figures/f.svg"))
    let named = place.replacing("OTHER", with: other.url.lastPathComponent).replacing("FOLDER", with: other.url.path)
    try folder.write(
      "title: a\nfigures: \(named)\nsections:\n  - title: b\n    figures:\n      - name: f\n"
        + "        command: curve --loss mse --epochs 1\n", to: "r.yml")
    let run = try GdplotRun("report", "r.yml", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("--allow-outside"), "\(run.errors)")
    #expect(other.names.isEmpty && !folder.names.contains("r.html"))
  }
}
