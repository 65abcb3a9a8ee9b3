public import ArgumentParser
public import Charts

extension LandscapeChart.Style: ExpressibleByArgument {}
