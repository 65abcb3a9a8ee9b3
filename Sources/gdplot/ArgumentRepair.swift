/// Mends arguments that mean what they say to a person but not to an option parser.
enum ArgumentRepair {
  /// Joins a negative number to the option before it: `--lr -1` becomes `--lr=-1`.
  ///
  /// Without this the parser takes `-1` for an option and complains that `--lr` has no value.
  static func joiningNegativeNumbers(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    for argument in arguments {
      if let last = joined.last, last.hasPrefix("--"), last.count > 2, !last.contains("="), isNegative(argument) {
        joined[joined.count - 1] = last + "=" + argument
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  private static func isNegative(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), let next = argument.dropFirst().first else { return false }
    return next.isNumber || next == "." || argument.hasPrefix("-inf") || argument.hasPrefix("-nan")
  }
}
