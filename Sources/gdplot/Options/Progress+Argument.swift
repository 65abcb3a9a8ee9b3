public import ArgumentParser
public import Experiments

extension Progress: ExpressibleByArgument {}
