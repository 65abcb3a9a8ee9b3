import ArgumentParser
import PluginLoading
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gdplot plugin trust`: allows the plugins of a folder to run.
struct PluginTrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Allows the plugins of a folder to run.",
    discussion: """
      A plugin runs with all your rights; look at a folder that somebody sent before you allow it. A change of what is in \
      the folder does not end the trust.
      """)

  @Argument(help: "A folder of plugins, or one with a folder Plugins (default: Plugins).") var folder: String?

  mutating func run() throws {
    let meant = Self.pluginFolder(folder)
    if meant != folder, let target = try? FileManager.default.destinationOfSymbolicLink(atPath: meant) {
      let real = (try? OutputFile.destination(of: meant)) ?? target
      throw UsageError(
        VisibleText(line: "\(meant) is a link to \(real); gdplot plugin trust \(real) allows that folder").text)
    }
    let folder = meant
    let (entry, isNew) = try TrustedFolders(environment: PluginHost.current.environment).add(folder)
    let library = try PluginLibrary(PluginSearchPath(folders: [entry.path]), asked: [])
    let names = library.plugins.filter(library.isTrusted).map {
      VisibleText(line: String($0.path.dropFirst(entry.path.count + 1))).text
    }
    try StandardOutput.write("\(VisibleText(line: entry.path).text): \(isNew ? "trusted" : "trusted already")\n")
    try StandardOutput.write("plugins: \(names.isEmpty ? "none yet" : names.joined(separator: ", "))\n")
  }

  /// Returns the folder of plugins for an argument, or the default one.
  static func pluginFolder(_ folder: String?) -> String {
    guard let folder else { return "Plugins" }
    var isFolder = false
    let inner = (folder.hasSuffix("/") ? folder : folder + "/") + "Plugins"
    return FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder) && isFolder ? inner : folder
  }
}

/// `gdplot plugin distrust`: withdraws the permission of a folder.
struct PluginDistrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distrust", abstract: "Ends the trust in a folder of plugins.")

  @Argument(help: "The folder (default: Plugins).") var folder: String?

  mutating func run() throws {
    let record = TrustedFolders(environment: PluginHost.current.environment)
    let meant = [PluginTrustCommand.pluginFolder(folder), folder].compactMap(\.self)
    for folder in meant {
      guard let path = try record.remove(folder) else { continue }
      return try StandardOutput.write("\(VisibleText(line: path).text): not trusted any more\n")
    }
    throw UsageError("\(meant[0]) is not trusted (gdplot plugin trusted)")
  }
}

/// `gdplot plugin trusted`: lists the folders whose plugins may run.
struct PluginTrustedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trusted", abstract: "Lists the folders of plugins that you have allowed.")

  mutating func run() throws {
    for entry in try TrustedFolders(environment: PluginHost.current.environment).entries() {
      let path = VisibleText(line: entry.path).text
      try StandardOutput.write(path + (entry.isThere ? "\n" : "  (not there any more, or another folder)\n"))
    }
  }
}
