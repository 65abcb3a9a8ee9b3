public import ArgumentParser
public import GradientKit

extension GradientMethod: ExpressibleByArgument {}
