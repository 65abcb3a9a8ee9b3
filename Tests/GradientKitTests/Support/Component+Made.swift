import GradientKit

extension Component {
  /// Creates the component with settings as they follow the colon of a spec.
  static func made(_ text: String? = nil) throws -> Self {
    var settings = Settings(text, for: name)
    let component = try Self(&settings)
    try settings.finish()
    return component
  }
}
