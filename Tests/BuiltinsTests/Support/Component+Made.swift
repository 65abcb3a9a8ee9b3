import GradientKit

extension Component {
  /// Creates the component with settings in the form that follows the colon of a spec.
  static func made(_ text: String? = nil) throws -> Self {
    var settings = Settings(text, for: name)
    let component = try Self(&settings)
    try settings.finish()
    return component
  }
}
