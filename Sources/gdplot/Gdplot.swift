import ArgumentParser

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
    subcommands: [CurveCommand.self, ListCommand.self, PluginCommand.self])
}
