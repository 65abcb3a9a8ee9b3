import GradientKit

extension Recipe {
  /// Returns the differences between this recipe and one of the same figure made now, one clause each.
  package func changes(to now: Recipe) -> [String] {
    var changes: [String] = []
    if now.version != version { changes.append("gdplot was \(version), and is \(now.version)") }
    for component in components {
      guard let same = now.components.first(where: { $0.kind == component.kind && $0.name == component.name }) else {
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
