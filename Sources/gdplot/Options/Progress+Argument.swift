package import ArgumentParser
package import Experiments

extension Progress: ExpressibleByArgument {}
