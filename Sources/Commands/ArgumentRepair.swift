/// Mends arguments that mean what they say to a person but not to an option parser.
enum ArgumentRepair {
  /// Joins a negative number to the option before it, and names the option again for one among several values: `--lr -1`
  /// becomes `--lr=-1`, and `--start 1 -1` becomes `--start 1 --start=-1`.
  ///
  /// Without this the parser takes `-1` for an option and complains that `--lr` has no value.
  static func joiningNegativeNumbers(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    var option: String?
    for argument in keepingEmptyTexts(arguments) {
      if isNegative(argument), let option {
        if joined.last == option { joined.removeLast() }
        joined.append(option + "=" + argument)
        continue
      }
      if argument.hasPrefix("-") {
        let name = argument.prefix { $0 != "=" }
        option = name.hasPrefix("--") && name.count > 2 ? String(name) : nil
      }
      joined.append(argument)
    }
    return joined
  }

  /// Gives the parser a blank for an empty text, which it takes for a missing one.
  private static func keepingEmptyTexts(_ arguments: [String]) -> [String] {
    let texts = ["--title", "--subtitle", "--caption", "--x-label", "--y-label"]
    return arguments.enumerated().map { index, argument in
      if argument.isEmpty, index > 0, texts.contains(arguments[index - 1]) { return " " }
      return texts.contains { argument == $0 + "=" } ? argument + " " : argument
    }
  }

  private static func isNegative(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), let next = argument.dropFirst().first else { return false }
    return next.isNumber || next == "." || argument.hasPrefix("-inf") || argument.hasPrefix("-nan")
  }
}
