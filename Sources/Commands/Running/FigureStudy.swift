import ArgumentParser
import Charts
import GradientKit
import Studies
import Wording

/// A study whose result can be drawn, written as a table, and told in words.
protocol FigureStudy: ChartedStudy {
  /// Whether its chart can be shown as it goes on.
  static var isAnimated: Bool { get }
  /// Whether its answer is made of runs, which other processes can make.
  static var hasRuns: Bool { get }
  /// The numbers behind the figure.
  static func table(of result: Result, _ view: View, with catalog: Catalog) throws -> Table
  /// The text for the terminal.
  static func report(on result: Result, _ view: View) -> String
  /// The object of `--json`.
  static func summary(of result: Result, _ view: View) -> any Encodable
  /// Notes for standard error, one per line.
  static func notes(on result: Result) -> [String]
  /// Notes on the table that `--export` writes.
  static func exportNotes(on result: Result) -> [String]
  /// The smoothers that a view names.
  static func smoothers(of view: View) -> [Spec]
  /// Replaces the smoothers of a view.
  static func smooth(_ view: inout View, by specs: [Spec]) throws
  /// About how many numbers the result holds.
  static func numberCount(of result: Result) -> Int
}

extension FigureStudy {
  static var isAnimated: Bool { false }
  static var hasRuns: Bool { false }
  static func notes(on result: Result) -> [String] { [] }
  static func exportNotes(on result: Result) -> [String] { [] }
  static func smoothers(of view: View) -> [Spec] { [] }
  static func smooth(_ view: inout View, by specs: [Spec]) throws {
    throw UsageError("--smooth is about curves and logs; this figure is neither")
  }
  static func numberCount(of result: Result) -> Int { 0 }
}

/// The studies that figures come from, by name.
enum FigureStudies {
  /// Those of every command.
  static let all = Gdplot.configuration.subcommands.flatMap { command -> [any FigureStudy.Type] in
    (command as? any FigureCommand.Type)?.studies ?? []
  }

  /// The study with a name; `nil` for none.
  static subscript(name: String) -> (any FigureStudy.Type)? { all.first { $0.name == name } }
}
