import ArgumentParser
import Charts
import GradientKit
import Studies
import Wording

/// A study whose result can be drawn, written as a table, and told in words.
protocol FigureStudy: ChartedStudy {
  /// Whether its chart can be shown as it goes on.
  static var isAnimated: Bool { get }
  /// The numbers behind the figure.
  static func table(of result: Result, _ view: View, with catalog: Catalog) throws -> Table
  /// The table a person reads.
  static func report(on result: Result, _ view: View) -> String
  /// What programs are told.
  static func summary(of result: Result, _ view: View) -> any Encodable
  /// What a person should know beside the figure, a line each.
  static func notes(on result: Result) -> [String]
  /// About how many numbers the result holds.
  static func numberCount(of result: Result) -> Int
}

extension FigureStudy {
  static var isAnimated: Bool { false }
  static func notes(on result: Result) -> [String] { [] }
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
