import ArgumentParser
import GradientKit
import PluginLoading

/// `gdplot plugin`: supports writing one's own components.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Helps to write a component of your own.",
    subcommands: [
      PluginNewCommand.self, PluginBuildCommand.self, PluginTrustCommand.self, PluginDistrustCommand.self,
      PluginTrustedCommand.self,
    ])
}

/// `gdplot plugin build`: compiles a plugin for machines without a compiler.
struct PluginBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compiles a plugin to a library, for machines without swiftc.")

  @Argument(help: "The plugin's file or folder.")
  var path: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The library to write, such as Plugins/Huber.so.", valueName: "file"))
  var output: String

  mutating func run() throws {
    let library = try PluginLibrary(PluginSearchPath(named: [path], folders: []), host: .command)
    guard let plugin = library.plugins.first else { throw UsageError("\(path) is no plugin") }
    let warnings = try library.build(plugin, to: output)
    if !warnings.isEmpty { StandardError.write(warnings) }
    try StandardOutput.write(output + "\n")
  }
}

/// `gdplot plugin new`: writes the source file of a new plugin.
struct PluginNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes Plugins/NAME.swift, which compiles as it is.")

  @Argument(help: "The component's name on the command line, such as tukey or my-loss.")
  var name: String

  @Option(help: "What it is: \(PluginTemplate.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: PluginTemplate.Kind = .loss

  mutating func run() throws {
    let template = try PluginTemplate(name: name, kind: kind)
    let (path, isFolderNew) = try template.write(avoiding: try PluginOptions.builtins())
    try StandardOutput.write("\(path)\n")
    // A folder that this command has just made contains nothing but its own file.
    let record = TrustedFolders(environment: PluginHost.current.environment)
    do {
      if isFolderNew { try record.add("Plugins") }
    } catch {
      StandardError.write("gdplot: note: the folder is not noted as yours: \(error)\n")
    }
    try StandardOutput.write("try: \(Self.example(kind, named: template.name))\n")
    let library = try PluginLibrary(PluginSearchPath(folders: ["Plugins"]), asked: [], host: .command)
    if let plugin = library.plugins.first(where: { $0.path == path }), !library.isTrusted(plugin) {
      // An existing folder may come from anybody.
      try StandardOutput.write("allow this folder once: gdplot plugin trust\n")
    }
  }

  private static func example(_ kind: PluginTemplate.Kind, named name: String) -> String {
    switch kind {
    case .loss: "gdplot curve --data line --loss \(name)"
    case .classificationLoss: "gdplot curve --data digits --loss \(name)"
    case .model: "gdplot curve --data line --loss mse --model \(name) --lr 0.01"
    case .modelWithGradient: "gdplot curve --data line --loss mse --model \(name)"
    case .optimizer: "gdplot curve --loss svm --optimizer \(name)"
    case .schedule: "gdplot curve --loss svm --schedule \(name)"
    case .smoother: "gdplot curve --loss svm --smooth \(name)"
    case .surface: "gdplot curve --surface \(name)"
    }
  }
}
