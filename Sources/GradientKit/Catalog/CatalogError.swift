/// An error in a catalog or in the name of a component.
public enum CatalogError: Error, Sendable {
  /// No component of that kind has the name.
  case unknown(name: String, kind: ComponentKind, known: [String])
  /// Another component of the kind has the name; `by` is its plugin file, or `nil` for a built-in.
  case nameTaken(name: String, kind: ComponentKind, by: String?)
  /// The name has characters that the command line cannot parse.
  case badName(name: String, type: String)
  /// The type conforms to none of the kit's contracts.
  case noKind(type: String)
  /// The initializer of a plugin's component threw an error; `words` is its description.
  case notMade(name: String, kind: ComponentKind, origin: String, words: String)
  /// The type was compiled against another copy of the kit.
  case foreignKit(name: String, kind: ComponentKind)
}

extension CatalogError: CustomStringConvertible {
  /// The problem and its remedy.
  public var description: String {
    switch self {
    case .unknown(let name, let kind, let known):
      let hint =
        kind == .data ? "a file name ends in .csv, .tsv, .npz or .npy; gdplot list data" : "gdplot list \(kind.plural)"
      return "unknown \(kind.noun) '\(name)'\(NameSuggestion(for: name, among: known).clause) (\(hint))"
    case .nameTaken(let name, let kind, let origin):
      return "the name '\(name)' is taken by \(origin.map { "the \(kind.noun) in \($0)" } ?? "a built-in \(kind.noun)")"
        + "; give `static let name` another value"
    case .badName(let name, let type):
      return "\(type) is named '\(name)'; a name is made of letters, digits and hyphens"
    case .noKind(let type):
      return "\(type) conforms to no contract of GradientKit, such as RegressionLoss or ClassificationLoss"
    case .notMade(let name, let kind, let origin, let words):
      return "the \(kind.noun) '\(name)' of \(origin) cannot be made: \(words)"
    case .foreignKit(let name, let kind):
      return "the \(kind.noun) '\(name)' was compiled against another copy of GradientKit; compile it again"
    }
  }
}

extension ComponentKind {
  /// The singular noun for the kind in a sentence.
  var noun: String { self == .data ? "data set" : rawValue }
}
