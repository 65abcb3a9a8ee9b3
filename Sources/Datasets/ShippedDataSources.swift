package import GradientKit

/// The data sources that are part of the program.
package enum ShippedDataSources {
  /// All of them, in the order of the list that the user sees.
  package static let all: [any DataSource.Type] = [
    Digits.self, Iris.self, LineData.self, Blobs.self, Moons.self, Spiral.self, CIFAR10.self, MNIST.self,
  ]
}
