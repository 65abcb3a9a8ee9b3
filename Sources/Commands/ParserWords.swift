import ArgumentParser
import GradientKit
import Wording

/// An argument parser's message, rewritten in this program's style: the error and its remedy.
struct ParserWords {
  /// The message, without a line break at its end.
  let text: String

  /// Rewrites the parser's `message` about a command.
  init(_ message: String, on arguments: [String]) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = lines.first ?? ""
    let names = Self.quoted(in: first)
    if first.hasPrefix("The value '"), let words = Self.invalidValue(lines) {
      text = words
    } else if first.hasPrefix("Unknown option"), let option = names.first {
      text = Self.unknownOption(option, nearest: names.dropFirst().first, on: arguments)
    } else if first.hasPrefix("Missing value for"), let option = names.first {
      text = "\(option.split(separator: " ").first ?? "") needs a value\(Self.pointer(arguments))"
    } else if first.hasPrefix("The option"), names.count > 1 {
      text = "\(names[0]) takes no value, but '\(names[1])' is given\(Self.pointer(arguments))"
    } else if first.contains("nexpected argument"), let argument = names.first {
      text = Self.unexpected(argument, on: arguments)
    } else if first.hasPrefix("Missing expected argument"), let argument = names.first {
      text = "\(argument) is missing\(Self.pointer(arguments))"
    } else {
      text = message
    }
  }

  /// Names of options in other programs.
  private static let elsewhere = [
    "--learning-rate": "--lr", "--learning_rate": "--lr", "--rate": "--lr", "--rates": "--lr", "--eta": "--lr",
    "--batch": "--batch-size", "--batchsize": "--batch-size", "--bs": "--batch-size", "--epoch": "--epochs",
    "--iterations": "--steps", "--iters": "--steps", "--dataset": "--data", "--weight-decay": "--l2", "--reg": "--l2",
    "--xlim": "--x-limits", "--ylim": "--y-limits", "--xlabel": "--x-label", "--ylabel": "--y-label",
    "--figsize": "--size", "--dpi": "--scale", "--out": "--output", "--outfile": "--output", "--csv": "--export",
  ]

  private static func unknownOption(_ option: String, nearest: String?, on arguments: [String]) -> String {
    let end = pointer(arguments)
    if let name = elsewhere[option], Gdplot.helpMessage(for: Gdplot.command(of: arguments).type).contains(name + " ") {
      return "unknown option '\(option)'; here it is \(name)\(end)"
    }
    func bare(_ name: String) -> String { String(name.drop { $0 == "-" }) }
    let isNear = nearest.map { NearestName(to: bare(option), among: [bare($0)]).name != nil } ?? false
    return "unknown option '\(option)'" + (isNear ? "; did you mean '\(nearest ?? "")'?" : "") + end
  }

  /// Suggests the missing option if the argument is the name of a component.
  private static func unexpected(_ argument: String, on arguments: [String]) -> String {
    let options: [(ComponentKind, String)] = [
      (.loss, "--loss"), (.surface, "--surface"), (.optimizer, "--optimizer"), (.model, "--model"), (.data, "--data"),
      (.schedule, "--schedule"),
    ]
    let name = Spec(argument).name
    let catalog = try? PluginOptions.builtins()
    let kind = options.first { catalog?[$0.0, name] != nil }
    return "unexpected argument '\(argument)'" + (kind.map { "; say \($0.1) \(argument)" } ?? "") + pointer(arguments)
  }

  /// Returns the error of an invalid value, with the argument's own reason, the valid names, or the expected number.
  private static func invalidValue(_ lines: [String]) -> String? {
    let first = lines[0].dropFirst("The value '".count)
    guard let middle = first.firstRange(of: "' is invalid for '") else { return nil }
    let value = String(first[..<middle.lowerBound])
    let place = first[middle.upperBound...]
    guard let end = place.firstIndex(of: "'") else { return nil }
    let option = String(place[..<end].split(separator: " ").first ?? "")
    let rest = String(place[place.index(after: end)...])
    if rest.hasPrefix(": ") {
      return "\(option) '\(value)': " + ([String(rest.dropFirst(2))] + lines.dropFirst()).joined(separator: "\n")
    }
    if rest.hasPrefix(". Please provide one of") {
      let listed = lines.dropFirst().map { String($0.drop { " -".contains($0) }) }
      let known = listed.isEmpty ? quoted(in: rest) : listed
      return "\(option) must be one of \(known.joined(separator: ", ")), but is '\(value)'"
        + NearestName(to: value, among: known).clause
    }
    return "\(option) must be \(number(instead: value, of: option)), but is '\(value)'"
  }

  /// Returns a description of the number expected instead of `text`.
  private static func number(instead text: String, of option: String) -> String {
    let parts = text.split(separator: ",")
    if parts.count > 1, parts.allSatisfy({ Double($0) != nil }) {
      return "one number, or several with blanks between them, as in \(option) \(parts.joined(separator: " "))"
    }
    guard let number = Double(text), number.isFinite else { return "a number" }
    return number < 0 ? "a whole number, 0 or more" : "a whole number in digits, such as 1000"
  }

  private static func pointer(_ arguments: [String]) -> String {
    " (gdplot \(Gdplot.command(of: arguments).path)--help)"
  }

  /// Returns the parts of the text in single quotes.
  private static func quoted(in text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
