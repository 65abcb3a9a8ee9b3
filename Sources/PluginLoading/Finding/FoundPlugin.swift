package import GradientKit

/// A plugin in the search path, as far as it is known without compiling it.
package struct FoundPlugin: Sendable {
  /// The form in which a plugin is present.
  package enum Form: Sendable {
    /// Swift files, which have to be compiled.
    case sources
    /// A compiled shared library.
    case library
  }

  /// The path of its file or folder, spelled as in the search path.
  package let path: String
  /// The folder of the search path that contains it.
  package let folder: String
  /// The expected type: the stem of the file's name.
  package let type: String
  /// The form in which it is present.
  package let form: Form
  /// The paths of its Swift files, or of the library.
  package let files: [String]
  /// The name on the command line: read from the source, else derived from the type's name.
  package let name: String
  /// Whether the name was read from the source.
  package let isNameKnown: Bool
  /// The kind of component, if the source states it.
  package let kind: ComponentKind?
  /// A short description, if the source states it.
  package let summary: String?
  /// Its settings, as far as the source declares them with literals.
  package let settings: [SettingDescription]
  /// The path of the library beside Swift files of the same name, for a machine without a compiler.
  package internal(set) var prebuilt: String?
  /// The types that the source declares.
  let declaredTypes: [String]

  /// Creates a plugin from Swift files and their `scan`.
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

  /// Creates a plugin from a compiled library.
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

  /// The error in its name, independent of its contents; `nil` for a valid name.
  package var nameProblem: (any Error)? {
    guard !ComponentName.isIdentifier(type) else { return nil }
    let name = ComponentName.type(for: declaredTypes.first ?? type)
    let suffix = path.hasSuffix(".swift") ? ".swift" : ""
    return PluginError.notATypeName(file: path, suggestion: name.map { $0 + suffix })
  }

  /// The error in its source, as far as it is known without compiling; `nil` if none is.
  package var sourceProblem: (any Error)? {
    guard form == .sources, !declaredTypes.contains(type) else { return nil }
    return PluginError.typeMissing(file: path, type: type, declared: declaredTypes)
  }

  /// Whether it is a folder of Swift files.
  var isFolder: Bool { form == .sources && files != [path] }

  /// Returns the path of one of its files relative to the folder that contains the plugin.
  func relativePath(of file: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
  }

  /// Whether this may be a component of that kind, as far as is known.
  func mayBe(_ kind: ComponentKind) -> Bool { self.kind == nil || self.kind == kind }
}
