import ArgumentParser

/// `gdplot plugin`: what helps to write a component of one's own.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Helps to write a component of your own.",
    subcommands: [PluginNewCommand.self, PluginBuildCommand.self])
}
