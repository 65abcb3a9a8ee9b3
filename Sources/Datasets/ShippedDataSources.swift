package import GradientKit

/// The data sources that come with the program.
package enum ShippedDataSources {
  /// All of them, in the order they are listed to the user.
  package static let all: [any DataSource.Type] = [
    Digits.self, Iris.self, Line.self, Blobs.self, Moons.self, Spiral.self, CIFAR10.self, MNIST.self,
  ]
}
