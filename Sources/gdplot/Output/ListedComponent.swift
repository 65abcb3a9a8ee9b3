import GradientKit

/// A component as programs read it.
struct ListedComponent: Encodable {
  /// A setting as programs read it.
  struct Setting: Encodable {
    let key: String
    let `default`: String?
    let meaning: String
  }

  let name: String
  let summary: String
  let plugin: String?
  let defaultRate: Double?
  let settings: [Setting]

  enum CodingKeys: String, CodingKey {
    case name, summary, plugin, settings
    case defaultRate = "default_rate"
  }

  /// The listing of a catalog entry.
  init(_ entry: Catalog.Entry) {
    name = entry.name
    summary = entry.summary
    plugin = entry.origin
    defaultRate = (entry.type as? any Optimizer.Type)?.defaultRate
    settings = entry.settings.map { Setting(key: $0.key, default: $0.defaultValue, meaning: $0.meaning) }
  }
}
