import CairoDrawing
import Drawing
import GradientKit

extension Recipe {
  /// The recipe of a figure that is being made.
  ///
  /// - Throws: what is wrong with a plugin's files.
  init(
    of command: CommandText, seed: UInt64, naming specs: [(kind: ComponentKind, text: String)], in catalog: Catalog,
    plugins: PluginOptions, data: [DataFile], dataLeftOut: String?
  ) throws {
    self.command = command.line
    arguments = command.arguments
    version = Version.number
    self.seed = seed
    self.data = data
    self.dataLeftOut = dataLeftOut
    drawing = DrawingLibraries.versions
    components = try Self.records(of: specs, in: catalog, plugins: plugins)
  }

  /// What is kept of the components that specs name.
  ///
  /// - Throws: what is wrong with a plugin's files.
  static func records(
    of specs: [(kind: ComponentKind, text: String)], in catalog: Catalog, plugins: PluginOptions
  ) throws -> [ComponentRecord] {
    var records: [ComponentRecord] = []
    for (kind, text) in specs {
      // A data set may be a file, which is no component.
      guard let entry = catalog[kind, Spec(text).name] else { continue }
      let plugin = try entry.origin.map { try plugins.record(ofPluginAt: $0) }
      let record = ComponentRecord(entry, spec: Spec(text), plugin: plugin)
      if !records.contains(record) { records.append(record) }
    }
    return records
  }

  /// What every figure says about its making: in a few words, the recipe whole, and the numbers behind it.
  func entries(with data: String?) throws -> [ImageDescription.Entry] {
    var entries: [ImageDescription.Entry] = [
      .init("Software", "gdplot \(version)"), .init("Command", command), .init("Seed", String(seed)),
      .init("Version", version), .init("Recipe", try RecipeText.written(self), isAttachment: true),
    ]
    if let data { entries.append(.init("Data", data, isAttachment: true)) }
    return entries
  }
}

extension Recipe.ComponentRecord {
  /// A component of the catalog as a spec asks for it.
  fileprivate init(_ entry: Catalog.Entry, spec: Spec, plugin: Recipe.PluginRecord?) {
    kind = "\(entry.kind)"
    name = entry.name
    self.plugin = plugin
    settings = [:]
    let described = entry.settings
    for setting in described where !setting.isArgument { settings[setting.key] = setting.defaultValue ?? "" }
    guard let text = spec.settings else { return }
    if let argument = described.first(where: \.isArgument) {
      settings[argument.key] = text
    } else {
      for part in text.split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        if pair.count == 2 { settings[pair[0]] = pair[1] }
      }
    }
  }
}
