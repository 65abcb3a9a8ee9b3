import Clusters

/// The command without options that do not change the picture: output paths, threads, printing.
///
/// So a figure has the same bytes under any name and with any number of threads.
struct CommandText: Equatable {
  /// The arguments, the subcommand first.
  let arguments: [String]
  private let kept: String?

  /// Creates the command from a recipe's line, unchanged.
  init(line: String) {
    arguments = []
    kept = line
  }

  /// Creates the command from arguments, without the options that do not change the picture.
  init(_ arguments: [String]) {
    var kept: [String] = []
    var skipped = 0
    // With a flag that prints or watches, `--every` sets an interval; without one, it sets what is measured.
    let withValues = Self.withValues.merging(
      arguments.contains(where: Self.telling.contains) ? ["--every": 1] : [:]
    ) { $1 }
    for argument in arguments {
      if Self.isOption(argument) {
        let name = Self.name(of: argument)
        skipped = argument.contains("=") ? 0 : withValues[name] ?? 0
        if withValues[name] != nil || Self.flags.contains(name) { continue }
      } else if skipped > 0 {
        skipped -= 1
        continue
      }
      kept.append(argument)
    }
    self.arguments = kept
    self.kept = nil
  }

  /// The command in this process's arguments.
  static var current: CommandText { CommandText(Array(CommandLine.arguments.dropFirst())) }

  /// Returns the arguments without `options`, which take a value, and `flags`, which take none.
  static func without(
    _ options: Set<String>, _ flags: Set<String>, in arguments: [String]
  ) -> [String] {
    var isValue = false
    return arguments.filter { argument in
      let isOfOption = isValue
      isValue = !isOfOption && options.contains(argument)
      return !isOfOption && !isValue && !flags.contains(argument) && !options.contains(name(of: argument))
    }
  }

  /// The words of the line, quoted for a shell.
  var words: [String] { (["gdplot"] + arguments).map(ShellCommand.quoted) }

  /// The whole line, quoted for a shell.
  var line: String { kept ?? words.joined(separator: " ") }

  /// The options to leave out, with the maximum number of values of each.
  private static let withValues = [
    "-o": Int.max, "--output": .max, "--export": 1, "--threads": 1, "--memory": 1, "--embed": 1, "--log-dir": 1,
    "--store": 1, "--on": 1,
  ]
  private static let flags: Set = ["--json", "--verbose", "--follow", "--wait", "--watch"]
  private static let telling: Set = ["--verbose", "--follow"]

  private static func isOption(_ argument: String) -> Bool { argument.hasPrefix("-") && argument.count > 1 }

  private static func name(of argument: String) -> String {
    argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
  }
}
