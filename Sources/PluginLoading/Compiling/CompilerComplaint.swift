/// The reason why a plugin did not compile, extracted from the compiler's output.
struct CompilerComplaint {
  /// The compiler's output.
  let words: String
  /// The errors in the file that the host added.
  let entryErrors: [String]
  /// Whether the author's own files have errors.
  let isAboutSources: Bool

  /// Parses the output of compiling `entryFile` together with the author's files.
  init(_ text: String, entryFile: String) {
    let marker = ": error: "
    let errors = text.split(separator: "\n").compactMap { line -> (place: Substring, words: String)? in
      guard let range = line.firstRange(of: marker), !line.hasPrefix(" ") else { return nil }
      return (line[..<range.lowerBound], String(line[range.upperBound...]))
    }
    entryErrors = errors.filter { $0.place.hasPrefix(entryFile + ":") }.map(\.words)
    isAboutSources = errors.contains { !$0.place.hasPrefix(entryFile + ":") }
    words = text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Returns the error for the plugin in `file`, which should declare `type` and declares `declared`.
  func error(file: String, type: String, declared: [String]) -> PluginError {
    if words.contains("module compiled with Swift") || words.contains("created by a different version of the compiler")
      || words.contains("created by an older version of the compiler")
    {
      return .otherCompiler(file: file, words: words)
    }
    guard !isAboutSources, let first = entryErrors.first else { return .compileFailed(file: file, words: words) }
    if first.contains("cannot find '\(type)' in scope") {
      return .typeMissing(file: file, type: type, declared: declared)
    }
    for access in ["fileprivate", "private"] where first.contains("due to '\(access)' protection level") {
      return .typeHidden(file: file, type: type, access: access)
    }
    if first.contains("does not conform to expected type") || first.contains("cannot convert value of type") {
      return .notAComponent(file: file, type: type)
    }
    return .typeUnusable(file: file, type: type, words: first)
  }
}
