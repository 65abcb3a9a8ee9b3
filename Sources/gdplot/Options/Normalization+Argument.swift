package import ArgumentParser
package import GradientKit

extension Normalization: ExpressibleByArgument {}
