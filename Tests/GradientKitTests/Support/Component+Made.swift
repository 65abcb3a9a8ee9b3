import GradientKit

extension Component {
  /// The component with the settings behind the colon of a spec.
  static func made(_ text: String? = nil) throws -> Self {
    var settings = Settings(text, for: name)
    let component = try Self(&settings)
    try settings.finish()
    return component
  }
}
