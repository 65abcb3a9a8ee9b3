package import GradientKit

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
