public import ArgumentParser
public import GradientKit

extension Normalization: ExpressibleByArgument {}
