import GradientKit

/// How a figure was made: all it takes to make it again, and to tell what has changed since.
struct Recipe: Codable, Equatable {
  /// A component the command names, with every setting it had.
  struct ComponentRecord: Codable, Equatable {
    var kind: String
    var name: String
    /// Settings by name, defaults included.
    var settings: [String: String]
    /// The plugin it came from; absent for a built-in.
    var plugin: PluginRecord?
  }

  /// A plugin's file or folder.
  struct PluginRecord: Codable, Equatable {
    var path: String
    /// SHA-256 of its sources.
    var sha256: String
  }

  /// The version of gdplot.
  var version: String
  /// The command as it could be typed.
  var command: String
  /// The same, argument by argument, so that nothing has to be taken apart again.
  var arguments: [String]
  /// The seed of all random numbers.
  var seed: UInt64
  /// The losses, models, optimizers and so on.
  var components: [ComponentRecord]
  /// The files that examples were read from.
  var data: [DataFile]
  /// The font that text was set in, and the libraries that drew.
  var drawing: [String: String]
  /// Why the figure carries no data; absent where it does.
  var dataLeftOut: String?
}
