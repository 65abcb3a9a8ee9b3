import FileReading
import GradientKit
import Recipes

extension Recipe {
  /// The recipe of a figure that a command makes, from these files of examples or logs and those of its points.
  ///
  /// - Throws: what is wrong with a plugin's files.
  init(
    of text: CommandText, by command: some FigureCommand, with catalog: Catalog, files: [DataFile], dataLeftOut: String?
  ) throws {
    self.init(
      version: Version.number, command: text.line, arguments: text.arguments, seed: command.computing.seed,
      components: try Self.records(of: command.namedSpecs, in: catalog, plugins: command.plugins),
      data: files
        + command.pointFiles.filter(InputFile.isRegular).compactMap { path in
          try? InputFile(path: path).identity(named: path)
        },
      drawing: MachineTraits.all, dataLeftOut: dataLeftOut)
  }

  /// Turns into the recipe of the same numbers drawn in another way, by this program and with these smoothers.
  mutating func redraw(as text: CommandText, smoothers: [ComponentRecord]) {
    components = components.filter { $0.kind != "\(ComponentKind.smoother)" } + smoothers
    command = text.line
    arguments = text.arguments
    version = Version.number
    // Drawing does not depend on the processor: it stays the one that computed.
    let processor = drawing[MachineTraits.processor]
    drawing = MachineTraits.all
    drawing[MachineTraits.processor] = processor
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
}

extension Recipe.ComponentRecord {
  /// A component of the catalog as a spec asks for it.
  fileprivate init(_ entry: Catalog.Entry, spec: Spec, plugin: Recipe.PluginRecord?) {
    var settings: [String: String] = [:]
    let described = entry.settings
    for setting in described where !setting.isArgument { settings[setting.key] = setting.defaultValue ?? "" }
    if let text = spec.settings {
      if let argument = described.first(where: \.isArgument) {
        settings[argument.key] = text
      } else {
        for part in text.split(separator: ",") {
          let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
          if pair.count == 2 { settings[pair[0]] = pair[1] }
        }
      }
    }
    self.init(kind: "\(entry.kind)", name: entry.name, settings: settings, plugin: plugin)
  }
}
