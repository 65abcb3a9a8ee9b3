/// A collection of components, by kind and name.
public struct Catalog: Sendable {
  /// A component and its origin.
  public struct Entry: Sendable {
    /// The type of the component.
    public let type: any Component.Type
    /// The kind of the component.
    public let kind: ComponentKind
    /// The plugin's file or folder; `nil` for a built-in.
    public let origin: String?

    /// The name on the command line.
    public var name: String { type.name }
    /// A short description.
    public var summary: String { type.summary }
    /// Whether the gradient comes from the formula on a tape, which is slower than a hand-written one.
    public var usesDefaultGradient: Bool { type is any FormulaModel.Type }
    /// The settings with their defaults.
    public var settings: [SettingDescription] {
      var settings = Settings(for: type.name)
      // A component without complete defaults has documented the settings that it read before it threw.
      _ = try? type.init(&settings)
      return settings.read
    }
  }

  /// The entries, in registration order.
  public private(set) var entries: [Entry] = []

  /// Creates an empty catalog.
  public init() {}

  /// Registers a component.
  ///
  /// - Throws: ``CatalogError`` if the name is taken or the type conforms to no contract.
  public mutating func register(_ type: any Component.Type, origin: String? = nil) throws {
    guard let kind = ComponentKind(of: type) else { throw CatalogError.noKind(type: "\(type)") }
    guard !type.name.isEmpty, type.name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
      throw CatalogError.badName(name: type.name, type: "\(type)")
    }
    if let taken = self[kind, type.name] {
      throw CatalogError.nameTaken(name: type.name, kind: kind, by: taken.origin)
    }
    entries.append(Entry(type: type, kind: kind, origin: origin))
  }

  /// The entries of one kind, in registration order.
  public subscript(kind: ComponentKind) -> [Entry] { entries.filter { $0.kind == kind } }

  /// The entry of a kind with a name, if there is one.
  public subscript(kind: ComponentKind, name: String) -> Entry? {
    entries.first { $0.kind == kind && $0.name == name }
  }

  /// Creates the component that a spec names.
  ///
  /// - Throws: ``CatalogError`` for an unknown name, ``SettingError`` for an invalid setting.
  public func make(_ kind: ComponentKind, _ spec: Spec) throws -> any Component {
    guard let entry = self[kind, spec.name] else {
      throw CatalogError.unknown(name: spec.name, kind: kind, known: self[kind].map(\.name))
    }
    var settings = Settings(spec.allSettings, for: spec.name)
    do {
      let component = try entry.type.init(&settings)
      try settings.finish()
      return component
    } catch {
      // A misspelt key explains more than the errors that follow from it.
      try settings.finish()
      guard let origin = entry.origin, !(error is SettingError) else { throw error }
      throw CatalogError.notMade(name: spec.name, kind: kind, origin: origin, words: "\(error)")
    }
  }

  /// Returns the spec with a value for every setting, so that its meaning does not change with the defaults.
  ///
  /// - Throws: An error if the name or the settings are invalid.
  public func resolved(_ kind: ComponentKind, _ spec: Spec) throws -> Spec {
    guard spec.defaults == nil else { return spec }
    _ = try make(kind, spec)
    guard let entry = self[kind, spec.name] else { return spec }
    var settings = Settings(spec.settings, for: spec.name)
    _ = try entry.type.init(&settings)
    let described = settings.read
    guard !described.contains(where: \.isArgument) else { return spec.resolved("") }
    let written = Set((spec.settings ?? "").split(separator: ",").map { String($0.prefix { $0 != "=" }) })
    let left = described.filter { !written.contains($0.key) && $0.defaultValue?.contains(",") == false }
    return spec.resolved(left.map { "\($0.key)=\($0.defaultValue ?? "")" }.joined(separator: ","))
  }

  /// Returns all settings of a component with their values, given or default.
  public func settings(_ kind: ComponentKind, _ spec: Spec) throws -> [String: String] {
    let resolved = try self.resolved(kind, spec)
    let described = self[kind, spec.name]?.settings ?? []
    if let argument = described.first(where: \.isArgument) { return spec.settings.map { [argument.key: $0] } ?? [:] }
    let pairs = (resolved.allSettings ?? "").split(separator: ",").compactMap { part in
      part.firstIndex(of: "=").map { (key: String(part[..<$0]), value: String(part.suffix(from: $0).dropFirst())) }
    }
    var settings: [String: String] = [:]
    for one in described { settings[one.key] = one.defaultValue }
    for pair in pairs { settings[pair.key] = pair.value }
    return settings
  }

  /// Creates the loss that a spec names.
  public func loss(_ spec: Spec) throws -> any Loss { try cast(make(.loss, spec), .loss, spec) }
  /// Creates the model that a spec names.
  public func model(_ spec: Spec) throws -> any Model { try cast(make(.model, spec), .model, spec) }
  /// Creates the data source that a spec names.
  public func data(_ spec: Spec) throws -> any DataSource { try cast(make(.data, spec), .data, spec) }
  /// Creates the surface that a spec names.
  public func surface(_ spec: Spec) throws -> any Surface { try cast(make(.surface, spec), .surface, spec) }
  /// Creates the optimizer that a spec names.
  public func optimizer(_ spec: Spec) throws -> any Optimizer { try cast(make(.optimizer, spec), .optimizer, spec) }
  /// Creates the schedule that a spec names.
  public func schedule(_ spec: Spec) throws -> any Schedule { try cast(make(.schedule, spec), .schedule, spec) }
  /// Creates the smoother that a spec names.
  public func smoother(_ spec: Spec) throws -> any Smoother { try cast(make(.smoother, spec), .smoother, spec) }

  private func cast<Contract>(_ component: any Component, _ kind: ComponentKind, _ spec: Spec) throws -> Contract {
    guard let component = component as? Contract else {
      throw CatalogError.foreignKit(name: spec.name, kind: kind)
    }
    return component
  }
}
