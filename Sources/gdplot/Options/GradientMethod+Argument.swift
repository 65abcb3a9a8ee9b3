package import ArgumentParser
package import GradientKit

extension GradientMethod: ExpressibleByArgument {}
