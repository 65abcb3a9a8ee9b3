import ArgumentParser
import Charts
import GradientKit
import Studies
import Wording

/// A study whose result can be drawn, written as a table, and summarized as text.
protocol FigureStudy: ChartedStudy {
  /// Whether its chart can be animated.
  static var isAnimated: Bool { get }
  /// Whether it performs runs, which other processes can compute.
  static var hasRuns: Bool { get }
  /// Returns the numbers behind the figure.
  static func table(of result: Result, _ view: View, with catalog: Catalog) throws -> Table
  /// Returns the text for the terminal.
  static func report(on result: Result, _ view: View) -> String
  /// Returns the summary for `--json`.
  static func summary(of result: Result, _ view: View) -> any Encodable
  /// Returns notes for standard error, one per line.
  static func notes(on result: Result) -> [String]
  /// Returns notes on the table that `--export` writes.
  static func exportNotes(on result: Result) -> [String]
  /// Returns the smoothers in a view.
  static func smoothers(of view: View) -> [Spec]
  /// Replaces the smoothers of a view.
  static func smooth(_ view: inout View, by specs: [Spec]) throws
  /// Returns the approximate number of numbers in the result.
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

/// The studies that draw figures, by name.
enum FigureStudies {
  /// The studies of all commands.
  static let all = Gdplot.configuration.subcommands.flatMap { command -> [any FigureStudy.Type] in
    (command as? any FigureCommand.Type)?.studies ?? []
  }

  /// Returns the study with a name; `nil` if there is none.
  static subscript(name: String) -> (any FigureStudy.Type)? { all.first { $0.name == name } }
}
