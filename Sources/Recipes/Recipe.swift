package import GradientKit

/// How a figure was made: everything needed to make it again, and to tell what has changed since.
package struct Recipe: Codable, Equatable, Sendable {
  /// A component that the command names, with all its settings.
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
  /// The command line, for reading.
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
  /// What else the bytes of the figure depend on: the font, the drawing libraries, the kind of processor.
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
