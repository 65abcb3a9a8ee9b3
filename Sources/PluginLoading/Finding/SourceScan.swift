package import GradientKit

/// What Swift source declares about its components, found without compiling it.
///
/// Listings, suggestions and searches for a name use only this information, since they run no plugin. The compiled type
/// is authoritative.
package struct SourceScan {
  /// The types declared outside of other types, in the order of the source.
  package private(set) var declaredTypes: [String] = []
  /// The modules imported.
  private(set) var imports: Set<String> = []
  /// The literal of `static let name`, by type.
  package private(set) var names: [String: String] = [:]
  /// The literal of `static let summary`, by type.
  package private(set) var summaries: [String: String] = [:]
  /// The kind of component, by type, for types that declare conformance to one of the kit's contracts.
  package private(set) var kinds: [String: ComponentKind] = [:]
  /// The settings read with literal arguments, such as `settings.number("delta", default: 1, "where tails begin")`.
  package private(set) var settings: [SettingDescription] = []
  /// Whether the source contains only comments.
  package private(set) var isEmpty = true

  /// The most tokens to look at per declaration, so that the time is linear in the length of any source.
  private static let longest = 200

  /// Scans the sources of one plugin.
  package init(_ sources: [[UInt8]]) {
    for source in sources { read(SourceToken.tokens(of: source)) }
  }

  private mutating func read(_ tokens: [SourceToken]) {
    if !tokens.isEmpty { isEmpty = false }
    var depth = 0
    var openType: String?
    for (index, token) in tokens.enumerated() {
      switch token {
      case .mark("{"):
        depth += 1
      case .mark("}"):
        depth -= 1
        if depth == 0 { openType = nil }
      case .word("import") where depth == 0:
        // `import struct Module.Type` names a declaration and its kind.
        let words = tokens[(index + 1)...].prefix(2).compactMap { if case .word(let word) = $0 { word } else { nil } }
        if let module = words.first(where: { !Self.importKinds.contains($0) }) { imports.insert(module) }
      case .word(let keyword) where depth == 0 && Self.declarations.contains(keyword):
        guard case .word(let type)? = tokens[safe: index + 1] else { continue }
        if keyword != "extension" { declaredTypes.append(type) }
        openType = type
        readConformances(of: type, in: tokens[(index + 2)...].prefix(Self.longest))
      case .word("name") where depth == 1:
        if let openType, let name = Self.literal(behind: index, in: tokens), Self.isComponentName(name),
          Self.isStatic(index, in: tokens)
        {
          names[openType] = name
        }
      case .word("summary") where depth == 1:
        if let openType, let text = Self.literal(behind: index, in: tokens), Self.isStatic(index, in: tokens) {
          summaries[openType] = text
        }
      case .word(let call) where Self.readers.contains(call):
        if let setting = Self.setting(behind: index, in: tokens) { settings.append(setting) }
      default: break
      }
    }
  }

  private mutating func readConformances(of type: String, in tokens: ArraySlice<SourceToken>) {
    for token in tokens {
      if token == .mark("{") { return }
      guard case .word(let contract) = token else { continue }
      if Self.declarations.contains(contract) { return }
      guard let kind = Self.contracts[contract] else { continue }
      kinds[type] = kinds[type] ?? kind
    }
  }

  /// Whether the declaration that contains the word at `index` has `static` before its `let` or `var`.
  private static func isStatic(_ index: Int, in tokens: [SourceToken]) -> Bool {
    let before = tokens[..<index].suffix(longest)
    guard let keyword = before.lastIndex(where: { $0 == .word("let") || $0 == .word("var") }) else { return false }
    let between = before[(keyword + 1)...]
    // `static let summary = "…", name = "…"` declares both; a brace or semicolon in between ends the declaration.
    guard between.isEmpty || between.last == .mark(",") else { return false }
    for token in before[..<keyword].reversed() {
      guard case .word(let modifier) = token else { return false }
      if modifier == "static" { return true }
      if !modifiers.contains(modifier) { return false }
    }
    return false
  }

  /// Returns the literal in `name = "…"`, `name: String = "…"`, `name: String { "…" }` or `{ return "…" }`.
  private static func literal(behind index: Int, in tokens: [SourceToken]) -> String? {
    var position = index + 1
    if tokens[safe: position] == .mark(":"), tokens[safe: position + 1] == .word("String") { position += 2 }
    let opening = tokens[safe: position]
    guard opening == .mark("=") || opening == .mark("{") else { return nil }
    position += 1
    if opening == .mark("{"), tokens[safe: position] == .word("return") { position += 1 }
    guard case .text(let name)? = tokens[safe: position] else { return nil }
    // In `"a" + suffix`, the expression continues after the literal.
    if case .mark(let next)? = tokens[safe: position + 1], "+.?".unicodeScalars.contains(next) { return nil }
    return name
  }

  /// Returns the setting in `number("key", default: 0.5, "what it means"`, where all three are literals.
  private static func setting(behind index: Int, in tokens: [SourceToken]) -> SettingDescription? {
    guard tokens[safe: index - 1] == .mark("."), tokens[safe: index + 1] == .mark("("),
      case .text(let key?)? = tokens[safe: index + 2], isComponentName(key), tokens[safe: index + 3] == .mark(",")
    else { return nil }
    var position = index + 4
    if tokens[safe: position] == .word("default"), tokens[safe: position + 1] == .mark(":") { position += 2 }
    var value = ""
    scan: for token in tokens[min(position, tokens.count)...].prefix(10) {
      position += 1
      switch token {
      case .mark(","): break scan
      case .mark(let mark) where "-.".unicodeScalars.contains(mark): value.unicodeScalars.append(mark)
      case .word(let word): value += word
      case .text(let text?) where value.isEmpty: value = text
      default: return nil
      }
    }
    guard case .text(let meaning?)? = tokens[safe: position] else { return nil }
    return SettingDescription(key: key, defaultValue: value, meaning: meaning)
  }

  /// Whether the catalog accepts a component of this name.
  private static func isComponentName(_ text: String) -> Bool {
    !text.isEmpty && text.count < longest && text.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
  }

  private static let declarations: Set<String> = ["struct", "class", "enum", "actor", "extension"]
  private static let readers: Set<String> = ["number", "integer", "flag", "text"]
  private static let importKinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
  private static let modifiers: Set<String> = ["public", "package", "internal", "private", "nonisolated", "final"]
  private static let contracts: [String: ComponentKind] = [
    "Loss": .loss, "RegressionLoss": .loss, "ClassificationLoss": .loss, "Model": .model, "FormulaModel": .model,
    "DataSource": .data, "Surface": .surface, "Optimizer": .optimizer, "Schedule": .schedule, "Smoother": .smoother,
  ]
}

extension Array {
  /// The element at a position, or `nil` outside the bounds.
  fileprivate subscript(safe position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
