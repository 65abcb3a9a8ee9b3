import ArgumentParser
import GradientKit
import Wording

/// `gdplot`: questions about gradient descent, answered with figures.
struct Gdplot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gdplot",
    abstract: "Answers questions about gradient descent with figures.",
    discussion: """
      Start with:   gdplot curve --loss svm
      Components:   gdplot list
      Your own loss, in one Swift file:   gdplot plugin new my-loss
      """,
    version: Version.number,
    subcommands: [
      CurveCommand.self, StepsCommand.self, HeatmapCommand.self, LandscapeCommand.self, PathCommand.self,
      SearchCommand.self, BatchCommand.self, ScheduleCommand.self, RatesCommand.self, SharpnessCommand.self,
      LogsCommand.self, DiagnoseCommand.self,
      CheckCommand.self,
      ListCommand.self,
      PluginCommand.self, RecipeCommand.self, DataCommand.self, ReplayCommand.self,
      ReportCommand.self, RunsCommand.self,
    ])

  /// Makes sure the first argument names a subcommand; the parser itself has no suggestion for a misspelt one.
  static func checkSubcommand(of arguments: [String]) throws {
    guard let first = arguments.first, !first.hasPrefix("-") else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !known.contains(first) else { return }
    throw UsageError(
      "unknown command '\(first)'\(NearestName(to: first, among: known).clause) (gdplot --help)")
  }
}

/// A command that makes no sense, and what to do about it.
struct UsageError: Error, CustomStringConvertible {
  /// The message.
  let description: String

  /// An error with this message.
  init(_ description: String) { self.description = description }
}

/// The program's version, as CHANGELOG counts it.
enum Version {
  /// Semantic version.
  static let number = "0.1.0"
}
