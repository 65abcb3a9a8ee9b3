import ArgumentParser
import GradientKit
import Wording

/// `gdplot`: draws figures that answer questions about gradient descent.
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
      FitCommand.self,
      LogsCommand.self, DiagnoseCommand.self,
      CheckCommand.self,
      ListCommand.self,
      PluginCommand.self, RecipeCommand.self, DataCommand.self, ReplayCommand.self,
      ReportCommand.self, RunsCommand.self, DoctorCommand.self,
    ])

  /// Checks that the first argument names a subcommand; the parser itself has no suggestion for a misspelt one.
  static func checkSubcommand(of arguments: [String]) throws {
    var words = Array(arguments.prefix { !$0.hasPrefix("-") })
    if words.first == "help" { words.removeFirst() }
    let (command, path) = command(of: words)
    let subcommands = command.configuration.subcommands
    guard !subcommands.isEmpty, let word = words.dropFirst(path.split(separator: " ").count).first else { return }
    if path.isEmpty && word == "version" { throw UsageError("unknown command 'version'; say gdplot --version") }
    let known = subcommands.compactMap { $0.configuration.commandName } + (path.isEmpty ? ["help"] : [])
    throw UsageError(
      "unknown \(path.isEmpty ? "command" : "subcommand") '\(word)'\(NearestName(to: word, among: known).clause) "
        + "(gdplot \(path)--help)")
  }

  /// Returns the command that the first arguments name, and its path followed by a blank: `curve ` or `plugin new `.
  static func command(of arguments: [String]) -> (type: any ParsableCommand.Type, path: String) {
    var found: (type: any ParsableCommand.Type, path: String) = (Gdplot.self, "")
    for word in arguments {
      let subcommands = found.type.configuration.subcommands
      guard let next = subcommands.first(where: { $0.configuration.commandName == word }) else { break }
      found = (next, found.path + word + " ")
    }
    return found
  }
}

/// The error for a wrong command, with its remedy.
struct UsageError: Error, CustomStringConvertible {
  /// The message.
  let description: String

  /// Creates an error with a message.
  init(_ description: String) { self.description = description }
}

/// The version of the program, as in CHANGELOG.
enum Version {
  /// The semantic version.
  static let number = "0.1.0"
}

/// Rewrites arguments that are clear to a person but not to the option parser.
enum ArgumentRepair {
  /// Joins a negative number to the option before it, and repeats the option for one among several values: `--lr -1`
  /// becomes `--lr=-1`, and `--start 1 -1` becomes `--start 1 --start=-1`.
  ///
  /// Without this the parser takes `-1` for an option and complains that `--lr` has no value.
  static func joiningNegativeNumbers(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    var option: String?
    for argument in keepingEmptyTexts(arguments) {
      if isNegative(argument), let option {
        if joined.last == option { joined.removeLast() }
        joined.append(option + "=" + argument)
        continue
      }
      if argument.hasPrefix("-") {
        let name = argument.prefix { $0 != "=" }
        option = name.hasPrefix("--") && name.count > 2 ? String(name) : nil
      }
      joined.append(argument)
    }
    return joined
  }

  /// Replaces an empty text by a blank, since the parser takes an empty text for a missing one.
  private static func keepingEmptyTexts(_ arguments: [String]) -> [String] {
    let texts = ["--title", "--subtitle", "--caption", "--x-label", "--y-label"]
    return arguments.enumerated().map { index, argument in
      if argument.isEmpty, index > 0, texts.contains(arguments[index - 1]) { return " " }
      return texts.contains { argument == $0 + "=" } ? argument + " " : argument
    }
  }

  private static func isNegative(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), let next = argument.dropFirst().first else { return false }
    return next.isNumber || next == "." || argument.hasPrefix("-inf") || argument.hasPrefix("-nan")
  }
}
