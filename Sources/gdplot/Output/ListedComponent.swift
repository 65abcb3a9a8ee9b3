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
  let satisfiesRobbinsMonro: Bool?
  let settings: [Setting]

  enum CodingKeys: String, CodingKey {
    case name, summary, plugin, settings
    case defaultRate = "default_rate"
    case satisfiesRobbinsMonro = "satisfies_robbins_monro"
  }

  /// The listing of a catalog entry.
  init(_ entry: Catalog.Entry) {
    name = entry.name
    summary = entry.summary
    plugin = entry.origin
    defaultRate = (entry.type as? any Optimizer.Type)?.defaultRate
    satisfiesRobbinsMonro = (entry.type as? any Schedule.Type)?.satisfiesRobbinsMonro
    settings = entry.settings.map { Setting(key: $0.key, default: $0.defaultValue, meaning: $0.meaning) }
  }
}
