import Datasets
import GradientKit

/// The data a spec names, as the command line would load it.
func dataset(_ spec: String, seed: UInt64 = 0) throws -> Dataset {
  var catalog = Catalog()
  for source in ShippedDataSources.all { try catalog.register(source) }
  return try catalog.data(Spec(spec)).load(seed: seed)
}
