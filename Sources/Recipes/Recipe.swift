package import GradientKit

/// How a figure was made: all it takes to make it again, and to tell what has changed since.
package struct Recipe: Codable, Equatable, Sendable {
  /// A component the command names, with every setting it had.
  package struct ComponentRecord: Codable, Equatable, Sendable {
    /// Its kind, as `loss`.
    package var kind: String
    /// Its name.
    package var name: String
    /// Settings by name, defaults included.
    package var settings: [String: String]
    /// The plugin it came from; absent for a built-in.
    package var plugin: PluginRecord?

    /// A component with its settings.
    package init(kind: String, name: String, settings: [String: String], plugin: PluginRecord?) {
      self.kind = kind
      self.name = name
      self.settings = settings
      self.plugin = plugin
    }
  }

  /// A plugin's file or folder.
  package struct PluginRecord: Codable, Equatable, Sendable {
    /// Where it lies.
    package var path: String
    /// SHA-256 of its sources.
    package var sha256: String

    /// A plugin with the hash of its sources.
    package init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// The version of gdplot.
  package var version: String
  /// The command as it could be typed.
  package var command: String
  /// The name of the study.
  package var study: String
  /// The question, as JSON; with every default written down.
  package var plan: String
  /// What of the answer is shown, as JSON.
  package var view: String
  /// How the figure looks, as JSON.
  package var look: String
  /// The seed of all random numbers.
  package var seed: UInt64
  /// The losses, models, optimizers and so on.
  package var components: [ComponentRecord]
  /// The files that the command read: examples, logs, points.
  package var data: [DataFile]
  /// What else its bytes depend on: the font, the libraries that drew, the kind of processor.
  package var drawing: [String: String]
  /// Why the figure carries no data; absent where it does.
  package var dataLeftOut: String?

  /// A recipe of these parts.
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
