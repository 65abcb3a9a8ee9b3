import ArgumentParser
import PluginLoading

/// `gdplot plugin build`: a plugin for machines without a compiler.
struct PluginBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compiles a plugin to a library, for machines without swiftc.")

  @Argument(help: "The plugin's file or folder.")
  var path: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The library to write, such as Plugins/Huber.so.", valueName: "file"))
  var output: String

  mutating func run() throws {
    let library = try PluginLibrary(PluginSearchPath(named: [path], folders: []))
    guard let plugin = library.plugins.first else { throw UsageError("\(path) is no plugin") }
    let warnings = try library.build(plugin, to: output)
    if !warnings.isEmpty { StandardError.write(warnings) }
    try StandardOutput.write(output + "\n")
  }
}
