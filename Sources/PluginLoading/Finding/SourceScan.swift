import GradientKit

/// What Swift source says about itself without being compiled.
///
/// Only a hint, by which plugins nobody asked for need not be compiled; the compiled type has the last word.
struct SourceScan {
  /// The types declared outside of other types, in the order of the source.
  private(set) var declaredTypes: [String] = []
  /// The modules imported.
  private(set) var imports: Set<String> = []
  /// The literal behind `static let name` of every type that has one.
  private(set) var names: [String: String] = [:]
  /// The kind of component each type says it conforms to, where it says so by a contract of the kit.
  private(set) var kinds: [String: ComponentKind] = [:]
  /// Whether there is anything but comments.
  private(set) var isEmpty = true

  /// Reads the sources of one plugin.
  init(_ sources: [[UInt8]]) {
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
        readConformances(of: type, in: tokens[(index + 2)...])
      case .word("name") where depth == 1:
        if let openType, Self.isStatic(index, in: tokens), let name = Self.literal(behind: index, in: tokens) {
          names[openType] = name
        }
      default: break
      }
    }
  }

  private mutating func readConformances(of type: String, in tokens: ArraySlice<SourceToken>) {
    for token in tokens {
      if token == .mark("{") { return }
      guard case .word(let contract) = token, let kind = Self.contracts[contract] else { continue }
      kinds[type] = kinds[type] ?? kind
    }
  }

  /// Whether the declaration that the word at `index` belongs to has `static` before its `let` or `var`.
  private static func isStatic(_ index: Int, in tokens: [SourceToken]) -> Bool {
    let keyword = tokens[..<index].lastIndex { $0 == .word("let") || $0 == .word("var") }
    guard let keyword else { return false }
    let between = tokens[(keyword + 1)..<index]
    // `static let summary = "…", name = "…"` declares both; a brace or semicolon between ends the declaration.
    guard between.isEmpty || between.last == .mark(",") else { return false }
    for token in tokens[..<keyword].reversed() {
      guard case .word(let modifier) = token else { return false }
      if modifier == "static" { return true }
      if !modifiers.contains(modifier) { return false }
    }
    return false
  }

  /// The literal in `name = "…"`, `name: String = "…"`, `name: String { "…" }` or `{ return "…" }`.
  private static func literal(behind index: Int, in tokens: [SourceToken]) -> String? {
    var position = index + 1
    if tokens[safe: position] == .mark(":"), tokens[safe: position + 1] == .word("String") { position += 2 }
    let opening = tokens[safe: position]
    guard opening == .mark("=") || opening == .mark("{") else { return nil }
    position += 1
    if opening == .mark("{"), tokens[safe: position] == .word("return") { position += 1 }
    guard case .text(let name)? = tokens[safe: position] else { return nil }
    // `"a" + suffix` goes on behind the literal.
    if case .mark(let next)? = tokens[safe: position + 1], "+.?".unicodeScalars.contains(next) { return nil }
    return name
  }

  private static let declarations: Set<String> = ["struct", "class", "enum", "actor", "extension"]
  private static let importKinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
  private static let modifiers: Set<String> = ["public", "package", "internal", "private", "nonisolated", "final"]
  private static let contracts: [String: ComponentKind] = [
    "Loss": .loss, "RegressionLoss": .loss, "ClassificationLoss": .loss, "Model": .model, "DataSource": .data,
    "Surface": .surface, "Optimizer": .optimizer, "Schedule": .schedule, "Smoother": .smoother,
  ]
}

extension Array {
  /// The element at a position that may be behind the end.
  fileprivate subscript(safe position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
