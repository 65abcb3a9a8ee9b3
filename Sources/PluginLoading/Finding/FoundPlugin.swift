package import GradientKit

/// A plugin in the search path, as far as it is known without compiling it.
package struct FoundPlugin: Sendable {
  /// What a plugin is made of.
  package enum Form: Sendable {
    /// Swift files, to be compiled.
    case sources
    /// A shared library, compiled before.
    case library
  }

  /// The file or folder, spelled as in the search path.
  package let path: String
  /// The folder of the search path it was found in.
  package let folder: String
  /// The type it should declare: the stem of the file's name.
  package let type: String
  /// What it is made of.
  package let form: Form
  /// Its Swift files, or the library.
  package let files: [String]
  /// The name on the command line: what the source says, else what the type's name suggests.
  package let name: String
  /// Whether the name was read in the source.
  package let isNameKnown: Bool
  /// The kind of component, when the source says so.
  package let kind: ComponentKind?
  /// What it is, in a few words, when the source says so.
  package let summary: String?
  /// Its settings, as far as the source says them in literals.
  package let settings: [SettingDescription]
  /// The library beside Swift files of the same name, for a machine without a compiler.
  package internal(set) var prebuilt: String?
  /// The types the source declares.
  let declaredTypes: [String]

  /// A plugin in Swift files, of which `scan` tells what they say.
  init(sources files: [String], at path: String, in folder: String, type: String, scan: SourceScan) {
    self.path = path
    self.folder = folder
    self.type = type
    self.files = files
    form = .sources
    declaredTypes = scan.declaredTypes
    name = scan.names[type] ?? ComponentName.commandLine(for: type)
    isNameKnown = scan.names[type] != nil
    kind = scan.kinds[type]
    summary = scan.summaries[type]
    settings = scan.settings
  }

  /// A plugin that was compiled before.
  init(library path: String, in folder: String, type: String) {
    self.path = path
    self.folder = folder
    self.type = type
    files = [path]
    form = .library
    declaredTypes = []
    name = ComponentName.commandLine(for: type)
    isNameKnown = false
    kind = nil
    summary = nil
    settings = []
  }

  /// What is wrong with its name, whatever is in it.
  package var nameProblem: (any Error)? {
    guard !ComponentName.isIdentifier(type) else { return nil }
    let name = ComponentName.type(for: declaredTypes.first ?? type)
    let suffix = path.hasSuffix(".swift") ? ".swift" : ""
    return PluginError.notATypeName(file: path, suggestion: name.map { $0 + suffix })
  }

  /// What is wrong with its source, as far as can be told without compiling it.
  package var sourceProblem: (any Error)? {
    guard form == .sources, !declaredTypes.contains(type) else { return nil }
    return PluginError.typeMissing(file: path, type: type, declared: declaredTypes)
  }

  /// The path of one of its files from the folder it was found in.
  func relativePath(of file: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
  }

  /// Whether this may be the component of that kind, as far as is known.
  func mayBe(_ kind: ComponentKind) -> Bool { self.kind == nil || self.kind == kind }
}
