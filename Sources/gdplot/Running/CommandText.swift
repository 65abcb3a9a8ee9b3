/// The command line as it could be typed again.
enum CommandText {
  /// The running command without what leaves the figure as it is: where files go, how many cores work, what is printed.
  ///
  /// So the same figure has the same bytes under any name and with any number of threads.
  static var current: String { recipe(of: Array(CommandLine.arguments.dropFirst())) }

  static func recipe(of arguments: [String]) -> String {
    var kept = ["gdplot"]
    var skipsValues = false
    for argument in arguments {
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      if argument.hasPrefix("-") && argument.count > 1 {
        skipsValues = withValues.contains(name) && !argument.contains("=")
        if withValues.contains(name) || flags.contains(name) { continue }
      } else if skipsValues {
        continue
      }
      kept.append(argument)
    }
    return kept.map(quoted).joined(separator: " ")
  }

  private static let withValues: Set = ["-o", "--output", "--export", "--threads", "--every"]
  private static let flags: Set = ["--json", "--verbose", "--timing"]

  private static func quoted(_ argument: String) -> String {
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
