import Builtins
import Datasets
import GradientKit

/// The components that the command line can name without a plugin.
enum WholeCatalog {
  /// All built-in components.
  static let builtins: Catalog = {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try? catalog.register(type) }
    for type in ShippedDataSources.all { try? catalog.register(type) }
    return catalog
  }()
}
