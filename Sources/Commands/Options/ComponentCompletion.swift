import ArgumentParser
import GradientKit

/// A shell's completion of components: names, settings after a colon, and their default values.
///
/// Only built-in components are offered, since a key press must not read plugins.
enum ComponentCompletion {
  /// Returns the completion of a kind of component.
  static func of(_ kind: ComponentKind) -> CompletionKind {
    .custom { words, index, _ in
      let isSplit = CompletionShell.requesting == .bash
      let typed = isSplit ? joined(words, to: index) : words.indices.contains(index) ? words[index] : ""
      let catalog = (try? PluginOptions.builtins()) ?? Catalog()
      return candidates(for: typed, among: catalog[kind]).map { isSplit ? unseparated($0, after: typed) : $0 }
    }
  }

  /// Returns the possible continuations of the typed text, each as the whole word.
  static func candidates(for typed: String, among entries: [Catalog.Entry]) -> [String] {
    guard let colon = typed.firstIndex(of: ":") else { return entries.map(\.name).sorted() }
    guard let entry = entries.first(where: { $0.name == typed[..<colon] }) else { return [] }
    let settings = typed[typed.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false)
    let head = typed[...colon] + settings.dropLast().map { $0 + "," }.joined()
    let last = settings.last ?? ""
    if let equals = last.firstIndex(of: "="), let setting = entry.settings.first(where: { $0.key == last[..<equals] }) {
      let values = ["true", "false"].contains(setting.defaultValue) ? ["true", "false"] : [setting.defaultValue ?? ""]
      return values.filter { !$0.isEmpty }.map { "\(head)\(setting.key)=\($0)" }
    }
    let given = Set(settings.dropLast().map { $0.prefix { $0 != "=" } })
    return entry.settings.filter { !$0.isArgument && !given.contains($0.key[...]) }.map { "\(head)\($0.key)=" }
  }

  /// Returns the word at an index, rejoined with those that bash has split from it at colons and equals signs.
  private static func joined(_ words: [String], to index: Int) -> String {
    guard words.indices.contains(index) else { return "" }
    var first = index
    while first > 0, [":", "="].contains(words[first]) || [":", "="].contains(words[first - 1]) { first -= 1 }
    let word = words[first...index].joined()
    return word.hasPrefix("--") ? String(word.drop { $0 != "=" }.dropFirst()) : word
  }

  /// Returns the part of a candidate after the last separator in the typed text.
  private static func unseparated(_ candidate: String, after typed: String) -> String {
    let typedHead = typed.lastIndex { $0 == ":" || $0 == "=" }.map { typed[...$0].count } ?? 0
    return String(candidate.dropFirst(typedHead))
  }
}
