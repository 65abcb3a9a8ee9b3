public import ArgumentParser
public import Charts

extension CurveChart.Quantity: ExpressibleByArgument {}
