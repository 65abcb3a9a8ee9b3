/// The command line as it could be typed again.
enum CommandText {
  /// The running command, quoted where a shell would need it.
  static var current: String {
    (["gdplot"] + CommandLine.arguments.dropFirst()).map(quoted).joined(separator: " ")
  }

  static func quoted(_ argument: String) -> String {
    let isPlain =
      !argument.isEmpty
      && argument.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_=.,:/+@%^".unicodeScalars.contains(scalar)
      }
    guard !isPlain else { return argument }
    return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
