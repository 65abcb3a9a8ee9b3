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
  }

  /// Whether this may be the component of that kind, as far as is known.
  func mayBe(_ kind: ComponentKind) -> Bool { self.kind == nil || self.kind == kind }
}
