import ArgumentParser
import Drawing
import Plotting
import Studies
import Wording

/// The look of a figure: options of every command that draws one, and of `replay`.
struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Width and height on paper, in points of 1/72 inch or with in, cm or mm; the height may be left out (default: 480x300).",
      valueName: "WxH"))
  var size: FigureSize?

  @Option(
    name: .customLong("for"), help: "A size made for column (3.3 in wide), page (6.75), slide (10 x 5.6) or screen.")
  var purpose: FigurePurpose?

  @Option(help: ArgumentHelp("Resolution of PNG and animations; 1 is 96 dots an inch (default: 2).", valueName: "n"))
  var scale: Double?

  @Option(help: ArgumentHelp("light or dark."))
  var theme: Look.ThemeName?

  @Option(help: ArgumentHelp("The title, '' for none (default: what was done).", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The line below the title, '' for none (default: the settings).", valueName: "text"))
  var subtitle: String?

  @Option(
    help: ArgumentHelp("The small print: a text, none, or a .txt file to write it to instead.", valueName: "text"))
  var caption: String?

  @Option(help: ArgumentHelp("Ends of the x axis; either may be left out.", valueName: "FROM:TO"))
  var xLimits: LimitsArgument?

  @Option(help: ArgumentHelp("Ends of the y axis; either may be left out.", valueName: "FROM:TO"))
  var yLimits: LimitsArgument?

  @Option(help: ArgumentHelp("The name of the x axis.", valueName: "text"))
  var xLabel: String?

  @Option(help: ArgumentHelp("The name of the y axis.", valueName: "text"))
  var yLabel: String?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Another name for a series.", valueName: "series=text"))
  var label: [NameArgument] = []

  @Option(help: "Where the names of series stand: ends, inside, right, top or none (default: by room).")
  var legend: LegendArgument?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Colours of the series in their order.", valueName: "#RRGGBB"))
  var colors: [ColorArgument] = []

  @Option(help: "Colours that stand for numbers: viridis, cividis, gray or bluered.")
  var colormap: Look.ColorMapName?

  @Option(help: ArgumentHelp("The size of axis titles, in points (default: 9).", valueName: "points"))
  var textSize: Double?

  @Option(help: ArgumentHelp("The width of strong lines, in points (default: 1.3).", valueName: "points"))
  var lineWidth: Double?

  @Option(help: "Lines across panels: full, major, y or none.")
  var grid: Look.GridLines?

  @Option(help: ArgumentHelp("transparent, or a colour.", valueName: "colour"))
  var background: BackgroundArgument?

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Words at a place of the first panel.", valueName: "x,y,text"))
  var note: [NoteArgument] = []

  @Option(parsing: .upToNextOption, help: "What is left out: validation, raw (values before smoothing), bands.")
  var hide: [Look.HiddenPart] = []

  @Option(
    help:
      "For curve: a panel for each value of loss, model, optimizer, schedule, lr, batch-size, l2, gradient, noise or init."
  )
  var panels: SeriesOption?

  @Flag(help: "A logarithmic x axis.")
  var logX = false

  @Flag(
    inversion: .prefixedNo,
    help: "A logarithmic y axis (default: where a linear one would show most values as one).")
  var logY: Bool?

  mutating func validate() throws {
    if let scale, !(scale > 0 && scale <= 16) {
      throw ValidationError("--scale must be above 0 and at most 16, but is \(scale).")
    }
    if let textSize, !(3...72).contains(textSize) {
      throw ValidationError("--text-size must be from 3 to 72 points, but is \(textSize).")
    }
    if let lineWidth, !(0.1...20).contains(lineWidth) {
      throw ValidationError("--line-width must be from 0.1 to 20 points, but is \(lineWidth).")
    }
  }

  /// The path of the caption's file; `nil` if the figure contains the caption.
  var captionFile: String? { caption.flatMap { $0.hasSuffix(".txt") ? $0 : nil } }

  /// Applies the given options to a look, and returns whether there are any.
  @discardableResult
  func apply(to look: inout Look) -> Bool {
    var isAsked = logX || !label.isEmpty || purpose != nil
    func set<Value>(_ value: Value?, _ path: WritableKeyPath<Look, Value>) {
      guard let value else { return }
      (look[keyPath: path], isAsked) = (value, true)
    }
    func give<Value>(_ value: Value?, _ path: WritableKeyPath<Look, Value?>) {
      guard let value else { return }
      (look[keyPath: path], isAsked) = (value, true)
    }
    if let purpose { purpose.apply(to: &look) }
    set(size?.size, \.size)
    set(scale, \.scale)
    set(theme, \.themeName)
    give(title.map(Self.trimmed), \.title)
    give(subtitle.map(Self.trimmed), \.subtitle)
    give(caption.map { $0 == "none" || $0.hasSuffix(".txt") ? "" : Self.trimmed($0) }, \.caption)
    set(xLimits?.limits, \.xLimits)
    set(yLimits?.limits, \.yLimits)
    give(xLabel.map(Self.trimmed), \.xLabel)
    give(yLabel.map(Self.trimmed), \.yLabel)
    for name in label { look.labels[name.series] = name.text }
    give(legend?.placement, \.legend)
    set(colors.isEmpty ? nil : colors.map(\.color), \.colors)
    give(colormap, \.colormap)
    give(textSize, \.textSize)
    give(lineWidth, \.lineWidth)
    give(grid, \.grid)
    give(background?.background, \.background)
    set(note.isEmpty ? nil : note.map(\.note), \.notes)
    set(hide.isEmpty ? nil : hide, \.hidden)
    give(panels?.rawValue, \.panels)
    if logX { look.hasLogX = true }
    give(logY, \.hasLogY)
    return isAsked
  }

  /// Returns the text, or an empty text if it consists of blanks.
  private static func trimmed(_ text: String) -> String { text.allSatisfy(\.isWhitespace) ? "" : text }
}

/// A figure's size as written: `480x300`, `3.3in`, `84x60mm`.
struct FigureSize: WrittenArgument, CustomStringConvertible {
  /// The size, in points.
  let size: Look.PaperSize
  let description: String

  /// The units of a size, in points.
  private static let units: [(name: String, points: Double)] = [
    ("in", 72), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("pt", 1), ("", 1),
  ]

  init(written text: String) throws {
    description = text
    let text = text.lowercased()
    let unit = Self.units.first { text.hasSuffix($0.name) } ?? ("", 1)
    let numbers = text.dropLast(unit.name.count).split(separator: "x", omittingEmptySubsequences: false).map {
      Double(finite: $0).map { $0 * unit.points }
    }
    guard (1...2).contains(numbers.count), let width = numbers[0], let height = numbers.last ?? nil else {
      throw ValidationError("a size is WIDTHxHEIGHT or WIDTH, in points or with in, cm or mm, such as 480x300 or 8.4cm")
    }
    guard (120...7500).contains(width), numbers.count == 1 || (90...7500).contains(height) else {
      throw ValidationError(
        "a figure is 120 to 7500 points of 1/72 inch wide and 90 to 7500 high, but this is "
          + numbers.compactMap(\.self).map { NumberText($0, .digitsUnlessWhole(4)).plain }.joined(separator: " by "))
    }
    size = numbers.count == 2 ? Look.PaperSize(width: width, height: height) : Look.PaperSize(width: width)
  }
}

/// The purpose of a figure.
enum FigurePurpose: String, ExpressibleByArgument, CaseIterable {
  /// A column of a journal.
  case column
  /// The width of a page.
  case page
  /// A slide.
  case slide
  /// A screen.
  case screen

  /// Gives a look the size for the purpose, and a text size to match.
  func apply(to look: inout Look) {
    switch self {
    case .column: (look.size, look.textSize) = (Look.PaperSize(width: 3.3 * 72), 8)
    case .page: (look.size, look.textSize) = (Look.PaperSize(width: 6.75 * 72), 9)
    case .slide: (look.size, look.textSize) = (Look.PaperSize(width: 720, height: 5.6 * 72), 14)
    case .screen: (look.size, look.textSize) = (Look.PaperSize(), nil)
    }
  }
}

/// The ends of an axis as written: `0:10`, `:10`, `0:`.
struct LimitsArgument: WrittenArgument {
  /// The ends.
  let limits: Look.AxisLimits

  init(written text: String) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let ends = parts.map { Double(finite: $0) }
    guard parts.count == 2, zip(parts, ends).allSatisfy({ $0.isEmpty || $1 != nil }) else {
      throw ValidationError("limits are FROM:TO, FROM: or :TO, such as 0:10")
    }
    if let lower = ends[0], let upper = ends[1], lower >= upper {
      throw ValidationError("FROM must be below TO, as in \(parts[1]):\(parts[0])")
    }
    limits = Look.AxisLimits(lower: ends[0], upper: ends[1])
  }
}

/// Another name for a series as written: `sgd=SGD`; the last `=` is the separator, because specs may contain others.
struct NameArgument: WrittenArgument {
  /// The name to replace.
  let series: String
  /// The new name.
  let text: String

  init(written text: String) throws {
    guard let place = text.lastIndex(of: "="), place != text.startIndex else {
      throw ValidationError("a label is SERIES=TEXT, such as sgd=SGD")
    }
    (series, self.text) = (String(text[..<place]), String(text[text.index(after: place)...]))
  }
}

/// The position of series' names, as written.
enum LegendArgument: String, ExpressibleByArgument, CaseIterable {
  case ends, inside, right, top, none

  /// The position.
  var placement: KeyPlacement {
    switch self {
    case .ends: .lineEnds
    case .inside: .inside
    case .right: .right
    case .top: .top
    case .none: .hidden
    }
  }
}

/// A colour as written: `#0072B2`.
struct ColorArgument: WrittenArgument {
  /// The colour.
  let color: Color

  init(written text: String) throws {
    guard let color = Color(hexadecimal: text) else {
      throw ValidationError("a colour is #RRGGBB in quotes, such as '#CC0000'")
    }
    self.color = color
  }
}

/// The background of a figure, as written.
struct BackgroundArgument: WrittenArgument {
  /// The background.
  let background: Look.Background

  init(written text: String) throws {
    background =
      text == "transparent" ? .transparent : .color(try ColorArgument(written: text).color.withOpacity(1))
  }
}

/// A note at a position as written: `20,0.5,here it turns`.
struct NoteArgument: WrittenArgument {
  /// The note with its position.
  let note: Look.Note

  init(written text: String) throws {
    let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let x = Double(finite: parts[0]), let y = Double(finite: parts[1]) else {
      throw ValidationError("a note is X,Y,TEXT, such as '20,0.5,here it turns'")
    }
    note = Look.Note(x: x, y: y, text: String(parts[2]))
  }
}
