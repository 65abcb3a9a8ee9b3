import FileWriting
package import GradientKit

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The source file of a new plugin, which compiles as it is and contains a formula to replace.
package struct PluginTemplate: Sendable {
  /// The kind of a new plugin.
  package enum Kind: String, CaseIterable, Sendable {
    /// A ``RegressionLoss``.
    case loss
    /// A ``ClassificationLoss``.
    case classificationLoss = "classification-loss"
    /// A ``FormulaModel``: a formula, whose gradient is derived from it.
    case model
    /// A ``Model`` whose gradient is written by hand.
    case modelWithGradient = "model-with-gradient"
    /// An ``Optimizer``.
    case optimizer
    /// A ``Schedule``.
    case schedule
    /// A ``Smoother``.
    case smoother
    /// A ``Surface``.
    case surface

    /// The kind of component that the catalog lists it under.
    package var component: ComponentKind {
      switch self {
      case .loss, .classificationLoss: .loss
      case .model, .modelWithGradient: .model
      case .optimizer: .optimizer
      case .schedule: .schedule
      case .smoother: .smoother
      case .surface: .surface
      }
    }
  }

  /// The kind of the plugin.
  package let kind: Kind
  /// The name on the command line, such as `my-loss`.
  package let name: String
  /// The name of the type and of the file, such as `MyLoss`.
  package let type: String

  /// Creates the template for a name in any spelling.
  ///
  /// - Throws: ``PluginTemplateError`` when the name gives no valid type name.
  package init(name: String, kind: Kind = .loss) throws {
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_ ".contains($0)) }
    guard isPlain, let type = ComponentName.type(for: name) else { throw PluginTemplateError.impossibleName(name) }
    let words = name.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    self.name = name.contains(where: \.isUppercase) ? ComponentName.commandLine(for: type) : words
    guard !Self.reserved.contains(type) else { throw PluginTemplateError.reservedName(self.name, type: type) }
    self.kind = kind
    self.type = type
  }

  /// Writes the file into a folder, which is created if needed.
  ///
  /// - Parameters:
  ///   - folder: the folder of plugins.
  ///   - catalog: the existing components, whose names are rejected.
  /// - Returns: The file's path, and whether the folder was created.
  /// - Throws: ``PluginTemplateError``; an existing file is never overwritten.
  package func write(
    to folder: String = "Plugins", avoiding catalog: Catalog
  ) throws -> (path: String, isFolderNew: Bool) {
    if let taken = catalog[kind.component, name] {
      throw PluginTemplateError.nameTaken(name: name, kind: taken.kind, by: taken.origin)
    }
    let path = "\(folder)/\(type).swift"
    let isFolderNew = mkdir(folder, 0o755) == 0
    guard isFolderNew || errno == EEXIST else {
      throw PluginTemplateError.unwritable(file: path, reason: "\(SystemFailure())")
    }
    if FileStatus("\(folder)/\(type)") != nil { throw PluginTemplateError.exists(file: "\(folder)/\(type)") }
    do {
      try NewFile.write(source, to: path, mode: 0o644)
    } catch {
      throw error.number == EEXIST
        ? PluginTemplateError.exists(file: path) : PluginTemplateError.unwritable(file: path, reason: "\(error)")
    }
    return (path, isFolderNew)
  }

  // A type with one of these names would hide what the source refers to.
  private static let reserved: Set<String> = [
    "Array", "Batch", "Bool", "Catalog", "ClassificationLoss", "ClosedRange", "Component", "DataSource", "Double",
    "Dual", "Features", "Float", "FormulaModel", "FormulaWorkspace", "GradientKit", "Int", "Loss", "Matrix",
    "Measurement", "Model", "Moment", "Objective", "Optimizer", "Optional", "Oracle", "Parameters", "Point",
    "ProductScratch", "RandomSource", "Range", "RealModule", "RegressionLoss", "RowBlock", "Scalar", "Schedule",
    "Scores", "Set", "Settings", "Smoother", "Span", "State", "String", "Surface", "Swift",
    "Workspace",
  ]
}

/// The reason why no plugin file was written.
package enum PluginTemplateError: Error, Sendable {
  /// The name gives no valid type name.
  case impossibleName(String)
  /// The kit or Swift itself has a type of that name.
  case reservedName(String, type: String)
  /// Another component of the kind has the name; `by` is its plugin file, or `nil` for a built-in.
  case nameTaken(name: String, kind: ComponentKind, by: String?)
  /// The file exists already.
  case exists(file: String)
  /// The file cannot be written.
  case unwritable(file: String, reason: String)
}

extension PluginTemplateError: CustomStringConvertible {
  /// The error and its remedy.
  package var description: String {
    switch self {
    case .impossibleName(let name):
      return "'\(name)' cannot be the name of a plugin; use letters, digits and hyphens, a letter first, as in my-loss"
    case .reservedName(let name, let type):
      return
        "a plugin named '\(name)' would be the type \(type), which means something else; choose another name, such "
        + "as my-\(name)"
    case .nameTaken(let name, let kind, let origin):
      return "the \(kind.rawValue) '\(name)' is there already, "
        + (origin.map { "in \($0)" } ?? "built in") + "; choose another name"
    case .exists(let file):
      return "\(file) is there already; choose another name, or remove it first"
    case .unwritable(let file, let reason):
      return "\(file) cannot be written: \(reason)"
    }
  }
}
