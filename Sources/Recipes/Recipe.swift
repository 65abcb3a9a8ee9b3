package import GradientKit

/// The origin of a figure: everything needed to make it again, and to detect what has changed since.
package struct Recipe: Codable, Equatable, Sendable {
  /// A component named in the command, with all its settings.
  package struct ComponentRecord: Codable, Equatable, Sendable {
    /// The kind, such as `loss`.
    package var kind: String
    /// Its name.
    package var name: String
    /// Settings by name, defaults included.
    package var settings: [String: String]
    /// The plugin that defines it; absent for a built-in.
    package var plugin: PluginRecord?

    /// Creates the record of a component.
    package init(kind: String, name: String, settings: [String: String], plugin: PluginRecord?) {
      self.kind = kind
      self.name = name
      self.settings = settings
      self.plugin = plugin
    }
  }

  /// A plugin's file or folder.
  package struct PluginRecord: Codable, Equatable, Sendable {
    /// The path of the file or folder.
    package var path: String
    /// SHA-256 of its sources.
    package var sha256: String

    /// Creates the record of a plugin.
    package init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// The version of gdplot.
  package var version: String
  /// The command line, for display only.
  package var command: String
  /// The name of the study.
  package var study: String
  /// The plan as JSON, with every default written out.
  package var plan: String
  /// The view as JSON: which part of the result the figure shows.
  package var view: String
  /// The look as JSON.
  package var look: String
  /// The seed of all random numbers.
  package var seed: UInt64
  /// The losses, models, optimizers and other components.
  package var components: [ComponentRecord]
  /// The files that the command reads: examples, logs, points.
  package var data: [DataFile]
  /// Everything else that determines the figure's bytes: the font, the drawing libraries, the kind of processor.
  package var drawing: [String: String]
  /// The reason why the figure carries no data; absent if it does.
  package var dataLeftOut: String?

  /// Creates a recipe.
  package init(
    version: String, command: String, study: String, plan: String, view: String, look: String, seed: UInt64,
    components: [ComponentRecord],
    data: [DataFile], drawing: [String: String], dataLeftOut: String?
  ) {
    self.version = version
    self.command = command
    self.study = study
    self.plan = plan
    self.view = view
    self.look = look
    self.seed = seed
    self.components = components
    self.data = data
    self.drawing = drawing
    self.dataLeftOut = dataLeftOut
  }
}

extension Recipe {
  /// Returns the differences between this recipe and one of the same figure made now, one clause each.
  package func changes(to now: Recipe) -> [String] {
    var changes: [String] = []
    if now.version != version { changes.append("gdplot was \(version), and is \(now.version)") }
    for component in components {
      // A name may occur several times with different settings.
      let namesakes = now.components.filter { $0.kind == component.kind && $0.name == component.name }
      guard let same = namesakes.first(where: { $0.settings == component.settings }) ?? namesakes.first else {
        continue
      }
      let name = "\(component.kind) \(component.name)"
      switch (component.plugin, same.plugin) {
      case (let old?, let new?) where old.sha256 != new.sha256:
        changes.append("the plugin \(new.path) has changed")
      case (let old?, nil): changes.append("\(name) was the plugin \(old.path), and is built in")
      case (nil, let new?): changes.append("\(name) was built in, and is the plugin \(new.path)")
      default: break
      }
      if same.settings != component.settings && component.plugin == same.plugin {
        changes.append("the settings of \(name) have other defaults")
      }
    }
    for file in now.data where !data.contains(file) {
      if let old = data.first(where: { $0.name == file.name }) {
        if old.sha256 != file.sha256 { changes.append("the data file \(file.name) has changed") }
      } else {
        changes.append("the data file \(file.name) is new")
      }
    }
    for file in data where !now.data.contains(where: { $0.name == file.name }) {
      changes.append("the data file \(file.name) is no longer read")
    }
    for (name, old) in drawing.sorted(by: { $0.key < $1.key }) {
      let new = now.drawing[name] ?? "none"
      if new != old { changes.append("\(name) was \(old), and is \(new)") }
    }
    return changes
  }
}
